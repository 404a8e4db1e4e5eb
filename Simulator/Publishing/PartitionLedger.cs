namespace FraudGrains.Simulator.Publishing;

/// <summary>What stands in one partition in front of the silo. Offsets are dense, so records that others wrote are seen between our own.</summary>
internal sealed class PartitionLedger
{
    private readonly Queue<(long Offset, int Bytes)> _ours = new();
    private long _ourBytes;

    /// <summary>Offset behind the newest record known of.</summary>
    public long End { get; private set; }

    /// <summary>Next offset the silo will read; it never goes back here, though a redelivery may go back there.</summary>
    public long Read { get; private set; }

    /// <summary>Every record below this offset is done.</summary>
    public long Done { get; private set; }

    /// <summary>Offset behind the newest record of ours; 0 when there is none.</summary>
    public long OurEnd { get; private set; }

    public long UnreadRecords => Math.Max(0, End - Read);

    public long UnreadBytes => _ourBytes + Math.Max(0, UnreadRecords - _ours.Count) * FlowBounds.ForeignRecordBytes;

    public long UndoneRecords => Math.Max(0, End - Done);

    /// <summary>Takes a record of ours that the broker wrote. Within a partition they come in order.</summary>
    public void Written(long offset, int bytes)
    {
        End = Math.Max(End, offset + 1);
        OurEnd = Math.Max(OurEnd, offset + 1);
        if (offset < Read)
            return;
        _ours.Enqueue((offset, bytes));
        _ourBytes += bytes;
    }

    public void Progress(PartitionProgress progress)
    {
        Read = Math.Max(Read, progress.Read);
        Done = Math.Max(Done, progress.Done);
        End = Math.Max(End, Math.Max(progress.End, progress.Read));
        while (_ours.TryPeek(out var oldest) && oldest.Offset < Read)
            _ourBytes -= _ours.Dequeue().Bytes;
    }
}
