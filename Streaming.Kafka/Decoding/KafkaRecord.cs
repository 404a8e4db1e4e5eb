using Confluent.Kafka;

namespace FraudGrains.Streaming.Kafka.Decoding;

/// <summary>A record as it lies in the log, seen by the decoder. The spans are valid during the call only.</summary>
public readonly ref struct KafkaRecord
{
    /// <summary>Key; empty when the record has none (<see cref="HasKey"/>).</summary>
    public ReadOnlySpan<byte> Key { get; init; }

    /// <summary>Value; empty for a tombstone (<see cref="HasValue"/>).</summary>
    public ReadOnlySpan<byte> Value { get; init; }

    /// <summary>Whether there is a key at all.</summary>
    public bool HasKey { get; init; }

    /// <summary>Whether there is a value at all; a tombstone has none.</summary>
    public bool HasValue { get; init; }

    /// <summary>Headers; null when there are none.</summary>
    public Headers? Headers { get; init; }

    /// <summary>Time of the record by its producer or by the log; the broker's setting says which.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>The log that <see cref="Offset"/> belongs to: a topic made again is another log.</summary>
    public string LogName { get; init; }

    /// <summary>Topic of the record.</summary>
    public string Topic { get; init; }

    /// <summary>Partition, from 0.</summary>
    public int Partition { get; init; }

    /// <summary>Offset in the partition, from 0.</summary>
    public long Offset { get; init; }

    /// <summary>Every record of this partition up to and including this offset was done when this record was decoded. -1: none.</summary>
    public long LowWatermark { get; init; }

    /// <summary>The store that <see cref="LowWatermark"/> speaks of, as <see cref="Hosting.KafkaStreamControl.StandOn"/> named it. 0: none was named.</summary>
    public ulong StandsOn { get; init; }

    /// <summary>The committed offset of this partition when this record was decoded: none below it is read again. 0 when nothing was committed.</summary>
    public long Committed { get; init; }
}
