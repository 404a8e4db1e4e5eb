using FraudGrains.Chaos.Faults;

namespace FraudGrains.Chaos.Reckoning;

/// <summary>How long a kill was felt.</summary>
/// <param name="Kill">The kill.</param>
/// <param name="FromMs">From when it is measured: the kill, or the later moment when store and broker were back.</param>
/// <param name="Seconds">Until transactions of every partition, written after the kill, are decided again; NaN when that was not seen.</param>
/// <param name="CaughtUpSeconds">Until everything written before the kill is decided.</param>
/// <param name="P99Ms">99th percentile of the time from when a record was due to its decision, over all that were waiting or written meanwhile.</param>
/// <param name="IsAlone">Store and broker were there all the time.</param>
internal sealed record Recovery(Happening Kill, double FromMs, double Seconds, double CaughtUpSeconds, double P99Ms, bool IsAlone)
{
    public static IEnumerable<Recovery> Of(IReadOnlyList<Happening> happenings, IReadOnlyList<Waiting> waits, int partitions) =>
        from kill in happenings
        where kill.IsKill
        select Of(kill, happenings, waits, partitions);

    private static Recovery Of(Happening kill, IReadOnlyList<Happening> happenings, IReadOnlyList<Waiting> waits, int partitions)
    {
        var (killMs, end) = (kill.BeganMs, EndOf(kill.BeganMs, waits, partitions));
        var outages = happenings.Where(h => h.IsOutage && h.BeganMs < end && h.EndedMs > killMs).ToList();
        var fromMs = Math.Max(killMs, outages.Select(h => h.EndedMs).DefaultIfEmpty(killMs).Max());
        if (fromMs > killMs)
            end = Math.Max(fromMs, EndOf(fromMs, waits, partitions));
        var before = waits.Where(w => w.FedMs < killMs && w.SeenMs > killMs).ToList();
        var caughtUp = Math.Max(fromMs, before.Select(w => w.SeenMs).DefaultIfEmpty(fromMs).Max());
        var felt = waits.Where(w => w.SeenMs > fromMs && w.FedMs < end).Select(w => w.SeenMs - Math.Max(w.FedMs, fromMs)).Order().ToList();
        return new(kill, fromMs, (end - fromMs) / 1_000, (caughtUp - fromMs) / 1_000, Percentile(felt, 0.99), outages.Count == 0);
    }

    /// <summary>When the last of the partitions had decided something that was written after the moment.</summary>
    private static double EndOf(double momentMs, IReadOnlyList<Waiting> waits, int partitions)
    {
        var firsts = waits.Where(w => w.FedMs >= momentMs).GroupBy(w => w.Partition).Select(p => p.Min(w => w.SeenMs)).ToList();
        return firsts.Count == partitions ? firsts.Max() : double.NaN;
    }

    private static double Percentile(List<double> ordered, double share) =>
        ordered.Count == 0 ? 0 : ordered[Math.Min(ordered.Count - 1, (int)(ordered.Count * share))];
}

/// <summary>One transaction of the log: when it was due to be written, and when its decision was seen.</summary>
internal readonly record struct Waiting(int Partition, double FedMs, double SeenMs);
