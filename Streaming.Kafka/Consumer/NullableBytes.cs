using Confluent.Kafka;

namespace FraudGrains.Streaming.Kafka.Consumer;

/// <summary>Bytes as they are; null stays null, so that a tombstone or a missing key is told from an empty one.</summary>
internal sealed class NullableBytes : IDeserializer<byte[]?>, ISerializer<byte[]?>
{
    public static readonly NullableBytes Instance = new();

    public byte[]? Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) => isNull ? null : data.ToArray();

    public byte[]? Serialize(byte[]? data, SerializationContext context) => data;
}
