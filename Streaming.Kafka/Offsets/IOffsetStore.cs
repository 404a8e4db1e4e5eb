using Confluent.Kafka;

namespace FraudGrains.Streaming.Kafka.Offsets;

/// <summary>Where committed offsets are kept: the broker, or a stand-in for it in tests.</summary>
internal interface IOffsetStore
{
    /// <summary>Commits the offsets; throws <see cref="KafkaException"/> when not every one of them was taken.</summary>
    Task CommitAsync(IReadOnlyList<TopicPartitionOffset> offsets);
}
