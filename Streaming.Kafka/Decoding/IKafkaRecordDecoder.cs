namespace FraudGrains.Streaming.Kafka.Decoding;

/// <summary>
/// Turns a record into the item of a stream, or says why it cannot. Supplied by the host, registered under the provider's name.
/// Called from several threads at once, once a record; it must not block.
/// </summary>
public interface IKafkaRecordDecoder
{
    /// <summary>Decodes one record. An exception counts as a rejection with its message.</summary>
    KafkaDecoding Decode(in KafkaRecord record);
}
