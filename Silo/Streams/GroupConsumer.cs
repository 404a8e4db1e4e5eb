using Confluent.Kafka;
using FraudGrains.Silo.Publishing;

namespace FraudGrains.Silo.Streams;

/// <summary>How this host reads a topic as one of a group, whose members share the partitions: what it has taken it commits itself.</summary>
internal static class GroupConsumer
{
    /// <summary>After how long the group gives a member's partitions to others that was killed. No shorter than brokers allow (<c>group.min.session.timeout.ms</c>, 6 s); the client's default is 45 s.</summary>
    public static readonly TimeSpan SessionTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Its settings; the operator's own have the last word.</summary>
    public static ConsumerConfig Config(KafkaClientConfig client, string groupId) => client.Apply(new ConsumerConfig
    {
        GroupId = groupId,
        EnableAutoCommit = false,
        EnableAutoOffsetStore = false,
        AutoOffsetReset = AutoOffsetReset.Earliest,
        SessionTimeoutMs = (int)SessionTimeout.TotalMilliseconds,

        // A database may be away longer than the usual five minutes; the group should not then turn to somebody who has the same trouble.
        MaxPollIntervalMs = 30 * 60 * 1000,
    });
}
