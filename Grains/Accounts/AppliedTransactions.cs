namespace FraudGrains.Grains.Accounts;

/// <summary>
/// Which transactions this payer has decided, by id: recognises a producer's duplicate, an A-B-A replay and a repeated request.
/// Holds the newest by event time: at most <see cref="Capacity"/>, and never fewer than <see cref="LetGoAtOnce"/> less once there were so many.
/// </summary>
internal sealed class AppliedTransactions
{
    /// <summary>
    /// Ids kept: a customer's payments of about a year at three a day, about 20 bytes each. A transaction not newer than the newest id ever let go
    /// (<see cref="FloorMs"/>) cannot be told from a repeat and is refused rather than counted twice.
    /// </summary>
    public const int Capacity = 1_024;

    /// <summary>Ids let go at once when there are too many, so that a payer at its limit is not written anew with every payment.</summary>
    internal const int LetGoAtOnce = Capacity / 16;

    private readonly List<AppliedTransaction> _byTime = [];
    private readonly StoredTransactions _stored = new();

    /// <summary>Event time in ms of the newest id let go; <see cref="long.MinValue"/> while none was.</summary>
    public long FloorMs { get; set; } = long.MinValue;

    /// <summary>Ids in order of event time.</summary>
    public IReadOnlyList<AppliedTransaction> ByTime => _byTime;

    /// <summary>The ids as they are stored; valid until the next change.</summary>
    public ReadOnlySpan<byte> Stored() => _stored.Of(_byTime);

    public Recognition Recognise(in AppliedTransaction candidate)
    {
        for (var i = _byTime.Count - 1; i >= 0; i--)
        {
            if (_byTime[i].IdHash != candidate.IdHash)
                continue;
            if (_byTime[i].MoneyHash != candidate.MoneyHash)
                return Recognition.OtherMoney;
            if (!_byTime[i].Moved)
                return Recognition.Blocked;
            return _byTime[i].BodyHash == candidate.BodyHash ? Recognition.Repeat : Recognition.OtherWords;
        }

        return candidate.TimeMs <= FloorMs ? Recognition.TooLateToTell : Recognition.New;
    }

    /// <summary>A blocked authorisation has happened all the same: from now on its legs are applied.</summary>
    public void MarkMoved(ulong idHash)
    {
        var at = _byTime.FindIndex(t => t.IdHash == idHash);
        if (at < 0)
            return;
        _stored.Forget();
        _byTime[at] = _byTime[at] with { Moved = true };
    }

    public void Add(in AppliedTransaction applied)
    {
        var at = _byTime.Count;
        while (at > 0 && _byTime[at - 1].TimeMs > applied.TimeMs)
            at--;
        if (at < _byTime.Count)
            _stored.Forget();
        _byTime.Insert(at, applied);
        if (_byTime.Count <= Capacity)
            return;
        FloorMs = Math.Max(FloorMs, _byTime[LetGoAtOnce - 1].TimeMs);
        _byTime.RemoveRange(0, LetGoAtOnce);
        _stored.Forget();
    }
}
