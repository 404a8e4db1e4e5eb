using FraudGrains.Grains.Velocity;

namespace FraudGrains.Oracle;

/// <summary>One leg of one account the slow way: every leg kept, every figure reckoned anew. Shares nothing with the engine but the definition of a window.</summary>
internal sealed class LegList
{
    private readonly List<LegEvent> _legs = [];
    private readonly List<string> _ids = [];

    public int Count => _legs.Count;

    public void Add(in LegEvent leg, string transactionId)
    {
        _legs.Add(leg);
        _ids.Add(transactionId);
    }

    /// <summary>Legs that <paramref name="actual"/> should have and has not, and the other way round, as far as it keeps them one by one.</summary>
    public (IReadOnlyList<string> Missing, IReadOnlyList<LegEvent> Extra) Differences(LegVelocity actual)
    {
        if (actual.Exact.Count >= LegVelocity.ExactEvents)
            return ([], []);
        var left = actual.Exact.ToList();
        var horizon = actual.NewestMs - VelocityWindow.Longest.LengthMs;
        List<string> missing = [.. Enumerable.Range(0, Count).Where(i => _legs[i].TimeMs > horizon && !left.Remove(_legs[i])).Select(i => _ids[i])];
        return (missing, [.. left.Where(l => l.TimeMs > horizon)]);
    }

    /// <summary>The first figure of <paramref name="actual"/> that differs, in words; null when none does.</summary>
    public string? FaultOf(LegVelocity actual) => Lifetime(actual) ?? Known(actual) ?? Windows(actual);

    private string? Lifetime(LegVelocity actual)
    {
        var sum = _legs.Aggregate((Int128)0, (total, leg) => total + leg.AmountMinorUnits);
        if (actual.LifetimeCount != Count)
            return $"counted {actual.LifetimeCount} times instead of {Count}";
        if (actual.LifetimeSum != sum)
            return $"sum up to {actual.LifetimeSum} instead of {sum}";
        if (Count == 0)
            return null;
        var (first, newest) = (_legs.Min(l => l.TimeMs), _legs.Max(l => l.TimeMs));
        return actual.FirstMs == first && actual.NewestMs == newest
            ? null
            : $"span {actual.FirstMs} to {actual.NewestMs} instead of {first} to {newest}";
    }

    private string? Known(LegVelocity actual)
    {
        var firstSeen = _legs.GroupBy(l => l.Counterparty).ToDictionary(c => c.Key, c => c.Min(l => l.TimeMs));
        if (firstSeen.Count <= Counterparties.Capacity && actual.Counterparties.FirstSeen.Count != firstSeen.Count)
            return $"know {actual.Counterparties.FirstSeen.Count} counterparties instead of {firstSeen.Count}";
        foreach (var (counterparty, seenMs) in actual.Counterparties.FirstSeen)
        {
            if (firstSeen.GetValueOrDefault(counterparty, long.MinValue) != seenMs)
                return $"saw counterparty {counterparty:x16} first at {seenMs}";
        }

        return null;
    }

    private string? Windows(LegVelocity actual)
    {
        if (Count == 0)
            return null;
        var stats = new WindowStats[VelocityWindow.All.Length];
        var newest = _legs.Max(l => l.TimeMs);
        actual.Read(newest, stats);
        var isExact = _legs.Count(l => l.TimeMs > newest - VelocityWindow.Longest.LengthMs - VelocityWindow.Longest.BucketMs) <= LegVelocity.ExactEvents;
        for (var w = 0; w < stats.Length; w++)
        {
            var window = VelocityWindow.All[w];
            var inside = Between(newest - window.LengthMs, newest);
            var fault = isExact ? Exact(stats[w], inside) : Bounded(stats[w], inside, Between(newest - window.LengthMs - window.BucketMs, newest));
            if (fault is not null)
                return $"{fault} in window {window.Name}";
        }

        return null;
    }

    private List<LegEvent> Between(long afterMs, long untilMs) => [.. _legs.Where(l => l.TimeMs > afterMs && l.TimeMs <= untilMs)];

    private static string? Exact(in WindowStats stats, List<LegEvent> legs)
    {
        var expected = new WindowStats(legs.Count, Sum(legs), Squares(legs), legs.Count == 0 ? 0 : legs.Max(l => l.AmountMinorUnits), Distinct(legs));
        return stats == expected ? null : $"give {stats} instead of {expected}";
    }

    /// <summary>Beyond the legs kept one by one a figure covers every leg inside, and of those outside at most one bucket's.</summary>
    private static string? Bounded(in WindowStats stats, List<LegEvent> inside, List<LegEvent> around) =>
        stats.Count >= inside.Count && stats.Count <= around.Count
        && stats.Sum >= Sum(inside) && stats.Sum <= Sum(around)
        && stats.SumOfSquares >= Squares(inside) && stats.SumOfSquares <= Squares(around)
            ? null
            : $"give {stats}, outside of {inside.Count} to {around.Count} legs and {Sum(inside)} to {Sum(around)}";

    private static Int128 Sum(List<LegEvent> legs) => legs.Aggregate((Int128)0, (sum, l) => sum + l.AmountMinorUnits);

    private static Int128 Squares(List<LegEvent> legs) => legs.Aggregate((Int128)0, (sum, l) => sum + ((Int128)l.AmountMinorUnits * l.AmountMinorUnits));

    private static int Distinct(List<LegEvent> legs) => legs.Select(l => l.Counterparty).Distinct().Count();
}
