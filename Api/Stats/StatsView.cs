using FraudGrains.Accounts;
using FraudGrains.Live;

namespace FraudGrains.Api.Stats;

/// <summary>Totals of the whole engine. Amounts in major units.</summary>
public sealed record StatsView
{
    /// <summary>When this was put together, ISO 8601, UTC.</summary>
    public required string AsOf { get; init; }

    /// <summary>Decided transactions, each counted once, of all time.</summary>
    public required long Processed { get; init; }

    /// <summary>Of these: outcome approve.</summary>
    public required long Approved { get; init; }

    /// <summary>Of these: outcome review or block.</summary>
    public required long Flagged { get; init; }

    public required long Reviewed { get; init; }

    public required long Blocked { get; init; }

    /// <summary>Amounts of the blocked transactions together, each once. Nothing is known yet of which were fraud.</summary>
    public required decimal PreventedAmount { get; init; }

    /// <summary>Receipts published a second time, recognised and not counted again.</summary>
    public required long Repeats { get; init; }

    /// <summary>Records and requests recognised as already applied, since the silos started.</summary>
    public required long Recognised { get; init; }

    /// <summary>Decisions in a mode other than full, of all time.</summary>
    public required long Degraded { get; init; }

    /// <summary>What decisions have to do without at the moment.</summary>
    public required Degradation Degradation { get; init; }

    /// <summary>Records sent to the dead-letter topic, since the silos started.</summary>
    public required long DeadLettered { get; init; }

    /// <summary>Records the log no longer held when they were to be read, since the silos started.</summary>
    public required long Lost { get; init; }

    /// <summary>Records behind the end of the topic.</summary>
    public required long Lag { get; init; }

    /// <summary>Records read and not yet done.</summary>
    public required long InFlight { get; init; }

    /// <summary>Decisions published and not yet in the audit store.</summary>
    public required long AuditLag { get; init; }

    /// <summary>Transactions decided per second, over the last 5 s.</summary>
    public required double Rate { get; init; }

    /// <summary>Transactions flagged per second, over the last 5 s.</summary>
    public required double FlaggedRate { get; init; }

    /// <summary>Account grains in memory.</summary>
    public required long LiveAccounts { get; init; }

    public required LifetimeTotals Lifetime { get; init; }

    /// <summary>From delivery (or request) to durable and published, in milliseconds; with several silos, the slowest one's.</summary>
    public required LatencyMs LatencyMs { get; init; }

    public required string ModelVersion { get; init; }

    public required string RuleSetVersion { get; init; }

    public required KafkaFigures Kafka { get; init; }

    /// <summary>Where the reading of each partition stands; offsets are of the next record.</summary>
    public required IReadOnlyList<PartitionView> Partitions { get; init; }

    public required IReadOnlyList<SiloFigures> Silos { get; init; }
}

/// <summary>Percentiles in milliseconds.</summary>
public sealed record LatencyMs(double P50, double P90, double P99);

/// <summary>The log that is read.</summary>
/// <param name="Bootstrap">Its bootstrap servers.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Embedded">Whether the broker lives inside the silo's process.</param>
public sealed record KafkaFigures(string Bootstrap, string Topic, bool Embedded);

/// <summary>One silo's own figures, since it started.</summary>
public sealed record SiloFigures(
    string Name,
    long Decided,
    long Recognised,
    long Lag,
    long InFlight,
    long LiveAccounts,
    LatencyMs LatencyMs,
    string ModelVersion,
    string RuleSetVersion);
