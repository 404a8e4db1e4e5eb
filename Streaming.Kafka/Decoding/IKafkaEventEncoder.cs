using Confluent.Kafka;

namespace FraudGrains.Streaming.Kafka.Decoding;

/// <summary>Turns an event that is sent through a stream into a record. Optional: without it the provider only reads.</summary>
public interface IKafkaEventEncoder
{
    /// <summary>Encodes one event. Its key decides the partition, and so the order.</summary>
    Message<byte[], byte[]> Encode(StreamId streamId, object item);
}
