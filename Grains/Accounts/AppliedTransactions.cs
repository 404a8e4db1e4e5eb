using System.Runtime.InteropServices;
using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Accounts;

/// <summary>
/// Which transactions this payer has decided, by id: recognises a producer's duplicate, an A-B-A replay and a repeated request.
/// Holds the newest by event time: at most <see cref="Capacity"/>, and never fewer than <see cref="LetGoAtOnce"/> less once there were so many.
/// </summary>
/// <remarks>The newest few are open and written with every payment; older ones are sealed in runs, each written once and then left alone.</remarks>
internal sealed class AppliedTransactions
{
    /// <summary>
    /// Ids kept: a customer's payments of about a year at three a day, about 20 bytes each. A transaction not newer than the newest id ever let go
    /// (<see cref="FloorMs"/>) cannot be told from a repeat and is refused rather than counted twice.
    /// </summary>
    public const int Capacity = 1_024;

    /// <summary>Ids let go at once when there are too many.</summary>
    internal const int LetGoAtOnce = Capacity / 16;

    /// <summary>Ids of a run when it is sealed. One that comes late may join a run later.</summary>
    internal const int SealedAtOnce = 32;

    /// <summary>Ids that stay open when a run is sealed, so that one that comes a little late changes no run.</summary>
    internal const int LeftOpen = 8;

    private readonly List<AppliedTransaction> _byTime = [];

    /// <summary>The hashes of <see cref="_byTime"/> side by side: every payment looks through all of them.</summary>
    private readonly List<ulong> _hashes = [];

    private readonly List<SealedIds> _sealed = [];
    private long _floorMs = long.MinValue;
    private int _sealedCount;
    private int _nextNumber;

    /// <summary>Event time in ms of the newest id let go; <see cref="long.MinValue"/> while none was.</summary>
    public long FloorMs
    {
        get => _floorMs;
        set
        {
            OpenChanges++;
            _floorMs = value;
        }
    }

    /// <summary>Ids in order of event time.</summary>
    public IReadOnlyList<AppliedTransaction> ByTime => _byTime;

    /// <summary>The newest ids, which are not sealed yet.</summary>
    public ReadOnlySpan<AppliedTransaction> Open => CollectionsMarshal.AsSpan(_byTime)[_sealedCount..];

    /// <summary>Rises with every change of <see cref="Open"/> and <see cref="FloorMs"/>.</summary>
    public long OpenChanges { get; private set; }

    /// <summary>Rises with every change of a run, and with every run more or less.</summary>
    public long SealedChanges { get; private set; }

    /// <summary>Runs of ids, oldest first.</summary>
    public IReadOnlyList<SealedIds> Sealed => _sealed;

    public ReadOnlySpan<AppliedTransaction> IdsOf(SealedIds run)
    {
        var from = 0;
        foreach (var before in _sealed)
        {
            if (ReferenceEquals(before, run))
                break;
            from += before.Count;
        }

        return CollectionsMarshal.AsSpan(_byTime).Slice(from, run.Count);
    }

    public Recognition Recognise(in AppliedTransaction candidate)
    {
        var at = CollectionsMarshal.AsSpan(_hashes).LastIndexOf(candidate.IdHash);
        if (at < 0)
            return candidate.TimeMs <= FloorMs ? Recognition.TooLateToTell : Recognition.New;
        var known = _byTime[at];
        if (known.MoneyHash != candidate.MoneyHash)
            return Recognition.OtherMoney;
        if (!known.Moved)
            return Recognition.Blocked;
        return known.BodyHash == candidate.BodyHash ? Recognition.Repeat : Recognition.OtherWords;
    }

    /// <summary>A blocked authorisation has happened all the same: from now on its legs are applied.</summary>
    public void MarkMoved(ulong idHash)
    {
        var at = _hashes.IndexOf(idHash);
        if (at < 0)
            return;
        _byTime[at] = _byTime[at] with { Moved = true };
        Changed(at, grownBy: 0);
    }

    public void Add(in AppliedTransaction applied)
    {
        var at = _byTime.Count;
        while (at > 0 && _byTime[at - 1].TimeMs > applied.TimeMs)
            at--;
        _byTime.Insert(at, applied);
        _hashes.Insert(at, applied.IdHash);
        Changed(at, grownBy: 1);
        if (_byTime.Count - _sealedCount == SealedAtOnce + LeftOpen)
            Seal(new SealedIds(_nextNumber, SealedAtOnce));
        if (_byTime.Count > Capacity)
            LetGo();
    }

    /// <summary>A run as it was stored; runs come in the order of their numbers.</summary>
    /// <exception cref="StateFormatException">They do not, or there are too many ids.</exception>
    public void Restore(int number, AppliedTransaction[] run)
    {
        if (number < _nextNumber || run.Length == 0 || _byTime.Count + run.Length > Capacity)
            throw new StateFormatException($"has a run {number} of {run.Length} ids where there cannot be one");
        if (_sealedCount > 0 && _byTime[_sealedCount - 1].TimeMs > run[0].TimeMs)
            throw new StateFormatException($"has a run {number} of ids before its time");
        _byTime.InsertRange(_sealedCount, run);
        _hashes.InsertRange(_sealedCount, Array.ConvertAll(run, applied => applied.IdHash));
        Seal(new SealedIds(number, run.Length));
    }

    private void Seal(SealedIds run)
    {
        _sealed.Add(run);
        _sealedCount += run.Count;
        _nextNumber = run.Number + 1;
        OpenChanges++;
        SealedChanges++;
    }

    /// <summary>Notes that the id at a place is another or a new one.</summary>
    private void Changed(int at, int grownBy)
    {
        var end = _sealedCount;
        if (at >= end)
        {
            OpenChanges++;
            return;
        }

        var run = _sealed.Count - 1;
        while (at < end - _sealed[run].Count)
            end -= _sealed[run--].Count;
        _sealed[run].Count += grownBy;
        _sealed[run].Changes++;
        _sealedCount += grownBy;
        SealedChanges++;
    }

    private void LetGo()
    {
        FloorMs = Math.Max(FloorMs, _byTime[LetGoAtOnce - 1].TimeMs);
        _byTime.RemoveRange(0, LetGoAtOnce);
        _hashes.RemoveRange(0, LetGoAtOnce);
        _sealedCount -= LetGoAtOnce;
        for (var left = LetGoAtOnce; left > 0;)
        {
            var oldest = _sealed[0];
            var gone = Math.Min(left, oldest.Count);
            left -= gone;
            oldest.Count -= gone;
            oldest.Changes++;
            if (oldest.Count == 0)
                _sealed.RemoveAt(0);
        }

        SealedChanges++;
    }
}
