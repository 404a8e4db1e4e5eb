namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>A <see cref="KafkaBatchContainer"/> on its way between silos. Ids and alias are the wire format: they only ever grow.</summary>
[GenerateSerializer, Immutable, Alias("FraudGrains.Streaming.Kafka.KafkaBatch")]
public struct KafkaBatch
{
    /// <summary>The stream.</summary>
    [Id(0)]
    public StreamId StreamId { get; set; }

    /// <summary>The decoded items, oldest first.</summary>
    [Id(1)]
    public object[] Items { get; set; }

    /// <summary>Their offsets in the partition.</summary>
    [Id(2)]
    public long[] Offsets { get; set; }
}
