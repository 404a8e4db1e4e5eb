using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>
/// Reads one stream for one subscription. The agent's next move says that the current batch was delivered; a recorded failure makes
/// the next move present the very same batch again, for ever. Taking the cursor away says nothing. An agent that has stopped moves no more;
/// what it still delivers is heard of by <see cref="DeliveredAtLast"/>.
/// </summary>
internal sealed class StreamCursor : IQueueCacheCursor
{
    // 50 ms doubled six times: nobody is helped by asking a grain without an observer more often than every few seconds.
    private const int MostRefusals = 6;

    private readonly KafkaQueueCache _cache;
    private readonly StreamQueue _queue;
    private KafkaBatchContainer? _current;
    private CachedRecord? _lastOfCurrent;
    private bool _failed;
    private bool _disposed;
    private int _unobserved;

    public StreamCursor(KafkaQueueCache cache, StreamQueue queue)
    {
        (_cache, _queue) = (cache, queue);
        DeliveredBelow = queue.Head?.Offset ?? 0;
        queue.Attach(this);
    }

    /// <summary>Every record of the stream below this offset was delivered through this cursor, or before it.</summary>
    public long DeliveredBelow { get; private set; }

    public bool HasMoved { get; private set; }

    /// <summary>Where it stands among those that want to deliver.</summary>
    public DeliveryTurn Turn { get; set; }

    /// <summary>When it got its turn, by the clock of <see cref="DeliveryTurns"/>.</summary>
    public long TurnSince { get; set; }

    public StreamQueue Queue => _queue;

    public IBatchContainer? GetCurrent(out Exception? exception)
    {
        exception = null;
        return _current;
    }

    public bool MoveNext()
    {
        if (_disposed)
            return false;
        HasMoved = true;
        if (_current is not null)
        {
            if (_failed)
                return PresentAgain();
            if (!_current.MayHaveBeenObserved)
                return RefuseUnobserved(_current);
            Delivered(_current);
        }

        return Present();
    }

    public void Refresh(StreamSequenceToken token)
    {
        // The queue of the stream grows in place: there is nothing to re-read.
    }

    public void RecordDeliveryFailure() => _failed = _current is not null;

    /// <summary>The agent has delivered this batch after it had stopped.</summary>
    public void DeliveredAtLast(KafkaBatchContainer batch)
    {
        if (_cache.AgentHasStopped && !_disposed && batch == _current && batch.MayHaveBeenObserved)
            Delivered(batch);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _cache.Release(this);
    }

    private bool Present()
    {
        // Below DeliveredBelow lie records that another cursor still has to deliver.
        var record = _queue.Head;
        while (record is not null && record.Offset < DeliveredBelow)
            record = record.Next;
        if (record is null || !_cache.Turns.Enter(this))
            return false;
        (_current, _lastOfCurrent) = _cache.Coalesce(record, this);
        return true;
    }

    private bool PresentAgain()
    {
        _failed = false;
        _cache.CountRedelivery(_current!.Items.Length);
        return true;
    }

    private bool RefuseUnobserved(KafkaBatchContainer batch)
    {
        _cache.CountUnobserved(batch);
        batch.RefuseDeliveries(_unobserved = Math.Min(_unobserved + 1, MostRefusals));
        return true;
    }

    private void Delivered(KafkaBatchContainer batch)
    {
        DeliveredBelow = _lastOfCurrent!.Offset + 1;
        (_current, _lastOfCurrent, _unobserved) = (null, null, 0);
        _cache.Delivered(this, batch.Items.Length);
    }
}
