namespace FraudGrains.Live;

/// <summary>What one silo tells of itself, a few times a second. Counts are since that silo started.</summary>
[GenerateSerializer, Immutable, Alias("fg.SiloReport")]
public sealed record SiloReport
{
    /// <summary>Name of the silo.</summary>
    [Id(0)] public required string Silo { get; init; }

    /// <summary>Transactions decided by this silo, from the log and over the API.</summary>
    [Id(1)] public long Decided { get; init; }

    /// <summary>Records and requests recognised as already applied: nothing was changed.</summary>
    [Id(2)] public long Recognised { get; init; }

    /// <summary>Records sent to the dead-letter topic.</summary>
    [Id(3)] public long DeadLettered { get; init; }

    /// <summary>Records the log no longer held when they were to be read (offset gap): a loss that was noticed.</summary>
    [Id(4)] public long Lost { get; init; }

    /// <summary>Records behind the end of the partitions this silo reads.</summary>
    [Id(5)] public long Lag { get; init; }

    /// <summary>Records read and not yet done.</summary>
    [Id(6)] public long InFlight { get; init; }

    /// <summary>Latencies of decisions in the last reporting seconds, in milliseconds.</summary>
    [Id(7)] public LatencyView Latency { get; init; } = new(0, 0, 0);

    /// <summary>Account grains live on this silo.</summary>
    [Id(8)] public long LiveAccounts { get; init; }

    /// <summary>Partitions this silo reads.</summary>
    [Id(9)] public IReadOnlyList<PartitionView> Partitions { get; init; } = [];

    /// <summary>Decisions published and not yet in the audit store, as far as this silo knows.</summary>
    [Id(10)] public long AuditLag { get; init; }

    [Id(11)] public string ModelVersion { get; init; } = "";

    [Id(12)] public string RuleSetVersion { get; init; } = "";

    /// <summary>Bootstrap servers of the Kafka this silo reads from: a feeder on the same machine may write there.</summary>
    [Id(13)] public string KafkaBootstrap { get; init; } = "";

    /// <summary>Whether broker and store live inside this process.</summary>
    [Id(14)] public bool IsEmbedded { get; init; }

    /// <summary>Parts that do not answer this silo now; empty when all is well.</summary>
    [Id(20)] public IReadOnlyList<PartAway> Away { get; init; } = [];

    /// <summary>Its decisions of the last minute by mode.</summary>
    [Id(21)] public ModeCounts LastMinute { get; init; }
}
