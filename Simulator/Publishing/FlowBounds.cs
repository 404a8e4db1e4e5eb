namespace FraudGrains.Simulator.Publishing;

/// <summary>How far a feeder may run ahead of the silo it feeds.</summary>
/// <remarks>The embedded broker drops the oldest batches of a partition beyond 5 MiB (as compressed) or 100,000 batches, read or not.</remarks>
internal sealed record FlowBounds
{
    /// <summary>Bytes per partition, uncompressed, sent and not yet read by the silo. Default 3 MiB: 60 % of what the embedded broker keeps, before compression.</summary>
    public long UnreadBytesMax { get; init; } = 3 * 1024 * 1024;

    /// <summary>Records per partition, sent and not yet read by the silo. Default 20,000: a fifth of what the embedded broker keeps if every batch held one record.</summary>
    public long UnreadRecordsMax { get; init; } = 20_000;

    /// <summary>
    /// Records sent and not yet decided, together with decisions not yet in the audit store. Default 20,000: their receipts of 2 to 4 kB, compressed and over 8 partitions,
    /// stay within what the embedded broker keeps of the decisions topic.
    /// </summary>
    public long UnauditedMax { get; init; } = 20_000;

    /// <summary>No bounds: for a cluster that keeps what it is given.</summary>
    public static FlowBounds None { get; } = new() { UnreadBytesMax = long.MaxValue, UnreadRecordsMax = long.MaxValue, UnauditedMax = long.MaxValue };

    /// <summary>Counted for each record besides its key and value: the most a batch of one adds (61 bytes of batch header and some of record).</summary>
    public const int RecordOverheadBytes = 100;

    /// <summary>What a record that another feeder wrote is taken to weigh.</summary>
    public const int ForeignRecordBytes = 1024;
}
