namespace FraudGrains.Simulator.Publishing;

/// <summary>Keeps a feeder within <see cref="FlowBounds"/> of the silo.</summary>
/// <remarks>
/// A record's partition is known only when it is written, so everything under way counts against every partition: the bounds hold whatever the partitioner does.
/// Before the first stats nothing goes; a partition that no silo reports keeps what it was given.
/// </remarks>
internal sealed class FlowControl(FlowBounds bounds) : IFlowControl
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, PartitionLedger> _partitions = [];
    private TaskCompletionSource _changed = NewSignal();
    private long _underWay, _underWayBytes, _auditLag;
    private bool _isInformed, _isAwaited;
    private FailedException? _failure;

    /// <summary>What the next record waits for; null when it may go.</summary>
    public string? HoldsBackFor(int recordBytes)
    {
        lock (_gate)
            return Obstacle(recordBytes + FlowBounds.RecordOverheadBytes);
    }

    public async ValueTask WaitForRoom(int recordBytes, CancellationToken cancellationToken)
    {
        var bytes = recordBytes + FlowBounds.RecordOverheadBytes;
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_failure is { } failure)
                    throw new FailedException(failure.Message, failure);
                if (Obstacle(bytes) is null)
                {
                    _underWay++;
                    _underWayBytes += bytes;
                    return;
                }

                _isAwaited = true;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public void Delivered(Delivery delivery, int recordBytes)
    {
        var bytes = recordBytes + FlowBounds.RecordOverheadBytes;
        lock (_gate)
        {
            _underWay--;
            _underWayBytes -= bytes;
            if (delivery.Error is null)
                Ledger(delivery.Partition).Written(delivery.Offset, bytes);
        }

        Signal();
    }

    /// <summary>Takes what the silo told.</summary>
    public void Update(SiloStats stats)
    {
        lock (_gate)
        {
            _isInformed = true;
            _auditLag = stats.AuditLag ?? 0;
            foreach (var progress in stats.Partitions ?? [])
                Ledger(progress.Partition).Progress(progress);
        }

        Signal();
    }

    /// <summary>Ends every wait, now and later, with this failure.</summary>
    public void Fail(FailedException failure)
    {
        lock (_gate)
            _failure = failure;
        Signal();
    }

    /// <summary>Records of ours that the silo has not done, counted to the newest of ours in each partition.</summary>
    public long Remaining()
    {
        lock (_gate)
            return _underWay + _partitions.Values.Sum(p => Math.Max(0, p.OurEnd - p.Done));
    }

    private string? Obstacle(int bytes)
    {
        if (!_isInformed)
            return "the silo's first stats";
        long undone = _underWay + _auditLag;
        foreach (var (number, partition) in _partitions)
        {
            undone += partition.UndoneRecords;
            if (_underWayBytes + partition.UnreadBytes + bytes > bounds.UnreadBytesMax || _underWay + partition.UnreadRecords + 1 > bounds.UnreadRecordsMax)
                return $"the silo to read partition {number}";
        }

        return undone + 1 > bounds.UnauditedMax ? "the silo to decide and audit" : null;
    }

    private PartitionLedger Ledger(int partition)
    {
        if (!_partitions.TryGetValue(partition, out var ledger))
            _partitions[partition] = ledger = new();
        return ledger;
    }

    private void Signal()
    {
        TaskCompletionSource awaited;
        lock (_gate)
        {
            if (!_isAwaited)
                return;
            _isAwaited = false;
            (awaited, _changed) = (_changed, NewSignal());
        }

        awaited.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
