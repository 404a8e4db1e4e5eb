namespace FraudGrains.Streaming.Kafka.Topics;

/// <summary>What the broker says of a topic when the provider starts.</summary>
internal sealed record TopicShape(string LogName, int PartitionCount);
