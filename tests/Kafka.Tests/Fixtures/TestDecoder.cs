using System.Text;
using FraudGrains.Streaming.Kafka.Decoding;

namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>Text in, text out. "bad:…" is rejected with what follows; "throw" makes it throw.</summary>
public sealed class TestDecoder : IKafkaRecordDecoder
{
    public KafkaDecoding Decode(in KafkaRecord record)
    {
        var value = Encoding.UTF8.GetString(record.Value);
        if (value.StartsWith("bad:", StringComparison.Ordinal))
            return KafkaDecoding.Reject(value[4..]);
        if (value == "throw")
            throw new FormatException("the decoder choked");
        var key = Encoding.UTF8.GetString(record.Key);
        return KafkaDecoding.Deliver(key, new TestItem(key, value, record.Partition, record.Offset, record.LowWatermark));
    }
}
