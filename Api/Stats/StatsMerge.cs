using FraudGrains.Audit;
using FraudGrains.Decisions;
using FraudGrains.Live;
using FraudGrains.Wire;

namespace FraudGrains.Api.Stats;

/// <summary>Makes one picture of the audit store's totals and the silos' reports.</summary>
internal static class StatsMerge
{
    private const string Topic = "financial_transactions";

    public static StatsView Merge(AuditTotals totals, IReadOnlyList<SiloReport> reports, Rates rates, ModeCounts unavailable, DateTimeOffset asOf) => new()
    {
        AsOf = JsonText.Time(asOf),
        Processed = totals.Processed,
        Approved = totals.Processed - totals.Reviewed - totals.Blocked,
        Flagged = totals.Reviewed + totals.Blocked,
        Reviewed = totals.Reviewed,
        Blocked = totals.Blocked,
        PreventedAmount = totals.PreventedAmount,
        Repeats = totals.Repeats,
        Recognised = reports.Sum(r => r.Recognised),
        Degraded = totals.Degraded,
        Degradation = Degradation(reports, unavailable),
        DeadLettered = reports.Sum(r => r.DeadLettered),
        Lost = reports.Sum(r => r.Lost),
        Lag = reports.Sum(r => r.Lag),
        InFlight = reports.Sum(r => r.InFlight),
        AuditLag = reports.Sum(r => r.AuditLag),
        Rate = rates.DecidedPerSecond,
        FlaggedRate = rates.FlaggedPerSecond,
        LiveAccounts = reports.Sum(r => r.LiveAccounts),
        Lifetime = totals.Lifetime,
        LatencyMs = Slowest(reports),
        ModelVersion = Distinct(reports.Select(r => r.ModelVersion)),
        RuleSetVersion = Distinct(reports.Select(r => r.RuleSetVersion)),
        Kafka = new(reports.Select(r => r.KafkaBootstrap).FirstOrDefault(b => b.Length > 0) ?? "", Topic, reports.Any(r => r.IsEmbedded)),
        Partitions = Partitions(reports),
        Silos = [.. reports.Select(Of)],
    };

    /// <summary>What decisions rest on now: the worst of what the last minute's had to do without, and without its store no silo has any state at all.</summary>
    private static Degradation Degradation(IReadOnlyList<SiloReport> reports, ModeCounts unavailable)
    {
        var lastMinute = reports.Aggregate(unavailable, (sum, report) => sum + report.LastMinute);
        var away = reports.SelectMany(r => r.Away.Select(p => new PartAwayView(r.Silo, p.Part, p.Reason))).ToList();
        var mode = away.Exists(p => p.Part == "redis") ? DecisionMode.Unavailable
            : away.Exists(p => p.Part == "model") ? (DecisionMode)Math.Max((int)DecisionMode.RulesOnly, (int)lastMinute.Worst)
            : lastMinute.Worst;
        return new(JsonText.Of(mode), away, new(lastMinute.Full, lastMinute.RulesOnly, lastMinute.StaleState, lastMinute.Unavailable));
    }

    /// <summary>Percentiles of different silos cannot be added up: the slowest silo's are the honest ones to show.</summary>
    private static LatencyMs Slowest(IReadOnlyList<SiloReport> reports) => reports.Count == 0
        ? new(0, 0, 0)
        : new(reports.Max(r => r.Latency.P50Ms), reports.Max(r => r.Latency.P90Ms), reports.Max(r => r.Latency.P99Ms));

    /// <summary>While partitions move, the silo that gave one up still tells of it: who has read furthest, knows best.</summary>
    private static PartitionView[] Partitions(IReadOnlyList<SiloReport> reports) =>
        [.. reports.SelectMany(r => r.Partitions).GroupBy(p => p.Partition).Select(g => g.MaxBy(p => p.Read)!).OrderBy(p => p.Partition)];

    /// <summary>One version as a rule; several, during a change, side by side.</summary>
    private static string Distinct(IEnumerable<string> versions) =>
        string.Join(", ", versions.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static SiloFigures Of(SiloReport r) => new(
        r.Silo, r.Decided, r.Recognised, r.Lag, r.InFlight, r.LiveAccounts,
        new(r.Latency.P50Ms, r.Latency.P90Ms, r.Latency.P99Ms), r.ModelVersion, r.RuleSetVersion);
}
