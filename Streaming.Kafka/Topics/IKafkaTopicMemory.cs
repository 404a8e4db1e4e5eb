namespace FraudGrains.Streaming.Kafka.Topics;

/// <summary>
/// Remembers how many partitions a topic had, so that a changed count refuses the start: the count decides which partition a key is
/// in, and with it order and ownership. A host implements it over its own storage and registers it under the provider's name;
/// without one nothing is remembered.
/// </summary>
public interface IKafkaTopicMemory
{
    /// <summary>The partition count remembered for this log, or null.</summary>
    ValueTask<int?> Recall(string logName, CancellationToken cancellation);

    /// <summary>Remembers the partition count of this log.</summary>
    ValueTask Remember(string logName, int partitionCount, CancellationToken cancellation);
}
