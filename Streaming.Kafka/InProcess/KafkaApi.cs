namespace FraudGrains.Streaming.Kafka.InProcess;

/// <summary>Kinds of request that <see cref="InProcessBroker.FailNext"/> can fail; the numbers are the protocol's.</summary>
public enum KafkaApi
{
    /// <summary>Records from a producer.</summary>
    Produce = 0,

    /// <summary>Records to a consumer.</summary>
    Fetch = 1,

    /// <summary>Oldest and newest offset of a partition.</summary>
    ListOffsets = 2,

    /// <summary>Topics, partitions and leaders.</summary>
    Metadata = 3,

    /// <summary>A commit.</summary>
    OffsetCommit = 8,

    /// <summary>The committed offset.</summary>
    OffsetFetch = 9,

    /// <summary>The broker that keeps a group's offsets.</summary>
    FindCoordinator = 10,

    /// <summary>The id of an idempotent producer.</summary>
    InitProducerId = 22,
}
