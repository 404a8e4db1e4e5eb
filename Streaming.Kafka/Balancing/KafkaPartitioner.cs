using System.Buffers.Binary;
using System.Text;

namespace FraudGrains.Streaming.Kafka.Balancing;

/// <summary>The partitioner of Kafka's Java client (murmur2), which librdkafka calls <c>murmur2_random</c>.</summary>
public static class KafkaPartitioner
{
    private const uint Seed = 0x9747b28c;
    private const uint Multiplier = 0x5bd1e995;
    private const int KeyLengthOnStackMax = 64;

    /// <summary>The partition of a record with this key.</summary>
    /// <param name="key">The key; encoded as UTF-8.</param>
    /// <param name="partitionCount">Partitions of the topic, at least 1.</param>
    public static int PartitionOf(string key, int partitionCount)
    {
        if (key.Length > KeyLengthOnStackMax)
            return PartitionOf(Encoding.UTF8.GetBytes(key), partitionCount);
        Span<byte> utf8 = stackalloc byte[KeyLengthOnStackMax * 3];
        return PartitionOf(utf8[..Encoding.UTF8.GetBytes(key, utf8)], partitionCount);
    }

    /// <summary>The partition of a record with this key.</summary>
    public static int PartitionOf(ReadOnlySpan<byte> key, int partitionCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partitionCount, 1);
        return (int)(Murmur2(key) & 0x7fffffff) % partitionCount;
    }

    private static uint Murmur2(ReadOnlySpan<byte> data)
    {
        var hash = Seed ^ (uint)data.Length;
        for (; data.Length >= 4; data = data[4..])
        {
            var word = BinaryPrimitives.ReadUInt32LittleEndian(data) * Multiplier;
            hash = (hash * Multiplier) ^ ((word ^ (word >> 24)) * Multiplier);
        }

        if (data.Length > 2)
            hash ^= (uint)data[2] << 16;
        if (data.Length > 1)
            hash ^= (uint)data[1] << 8;
        if (data.Length > 0)
            hash = (hash ^ data[0]) * Multiplier;
        hash = (hash ^ (hash >> 13)) * Multiplier;
        return hash ^ (hash >> 15);
    }
}
