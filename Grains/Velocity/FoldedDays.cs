namespace FraudGrains.Grains.Velocity;

/// <summary>
/// How many legs of each UTC day are no longer kept one by one, as far back as <see cref="LegVelocity.Kept"/> reaches: at most 46 days. Empty for an
/// account that never had more than <see cref="LegVelocity.ExactEvents"/> legs in that time.
/// </summary>
internal sealed class FoldedDays
{
    private static readonly VelocityWindow Kept = LegVelocity.Kept;
    private readonly List<(long Day, long Count)> _oldestFirst = [];

    public IReadOnlyList<(long Day, long Count)> OldestFirst => _oldestFirst;

    public static long StartMs(long day) => day * Kept.BucketMs;

    public FoldedDays Clone()
    {
        var copy = new FoldedDays();
        copy._oldestFirst.AddRange(_oldestFirst);
        return copy;
    }

    public void Add(long timeMs, long newestMs)
    {
        var day = Kept.BucketOf(timeMs);
        if (Kept.IsExpired(day, newestMs))
            return;
        var at = _oldestFirst.Count;
        while (at > 0 && _oldestFirst[at - 1].Day > day)
            at--;
        if (at > 0 && _oldestFirst[at - 1].Day == day)
            _oldestFirst[at - 1] = (day, _oldestFirst[at - 1].Count + 1);
        else
            _oldestFirst.Insert(at, (day, 1));
    }

    /// <summary>Puts back what was stored, oldest first.</summary>
    public void Restore(long day, long count) => _oldestFirst.Add((day, count));

    public void Expire(long newestMs)
    {
        var expired = 0;
        while (expired < _oldestFirst.Count && Kept.IsExpired(_oldestFirst[expired].Day, newestMs))
            expired++;
        _oldestFirst.RemoveRange(0, expired);
    }

    /// <summary>Legs of the days that end by <paramref name="untilMs"/> and do not end by <paramref name="afterMs"/>: at most one day too few at the young end, one too many at the old.</summary>
    public long Between(long afterMs, long untilMs)
    {
        var sum = 0L;
        foreach (var (day, count) in _oldestFirst)
            sum += StartMs(day + 1) > afterMs && StartMs(day + 1) <= untilMs ? count : 0;
        return sum;
    }
}
