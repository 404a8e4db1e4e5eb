using System.Diagnostics.CodeAnalysis;
using FraudGrains.Streaming.Kafka.Consumer;
using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>
/// The records of one partition between the receiver and the grains, indexed by stream, so that a cursor costs the same however
/// much the partition is behind. Used by one agent, on its scheduler only.
/// </summary>
internal sealed class KafkaQueueCache : IQueueCache
{
    // The agent registers a stream at the first presentation; the further ones cover a registration that failed.
    private const int PresentationsBeforeUnsubscribed = 3;

    private readonly PartitionSession _session;
    private readonly Dictionary<StreamId, StreamQueue> _queues = [];
    private readonly HashSet<StreamQueue> _withoutCursor = [];
    private readonly Queue<CachedRecord> _toPresent = new();
    private readonly CallRounds _calls;
    private readonly CacheLoad _load;
    private readonly ReadPace _pace;

    public KafkaQueueCache(PartitionSession session)
    {
        _session = session;
        _load = new(session.Options);
        _pace = new(session.Time);
        _calls = new(session.Time, session.Buffer.Wake);
        Turns = new(() => _load.Turns, session.Options.MaxDeliveriesPerPartition, cursor => _calls.Add(cursor.Queue), session.Time);
    }

    /// <summary>Records in the cache.</summary>
    public int Count => _load.Records;

    /// <summary>Streams with a cursor or a record.</summary>
    public int StreamCount => _queues.Count;

    /// <summary>The agent finishes the deliveries under way, but moves no cursor any more.</summary>
    public bool AgentHasStopped { get; set; }

    /// <summary>Records that it takes before it is full; none while it is.</summary>
    public int Room => _load.Room;

    /// <summary>Whose turn it is to deliver.</summary>
    internal DeliveryTurns Turns { get; }

    // An agent that may add nothing does not even purge: 0 only until it is time for the next read, or a full cache would stay full for ever.
    public int GetMaxAddCount() => _pace.TryBegin() ? Math.Clamp(Room, 1, _session.Options.ReadBatchSize) : 0;

    // An agent under pressure does not read, and it is by reading that it hears of streams to look at.
    public bool IsUnderPressure() => _toPresent.Count == 0 && !_calls.AreDue && _load.IsNearlyFull;

    public void AddToCache(IList<IBatchContainer> messages)
    {
        foreach (var message in messages)
        {
            var record = (CachedRecord)message;
            if (record.IsCached)
                continue;
            record.IsCached = true;
            var queue = QueueOf(record.StreamId);
            var before = queue.Count;
            queue.Append(record);
            _load.Changed(before, queue.Count);
            if (!queue.HasCursors)
                _withoutCursor.Add(queue);
        }
    }

    /// <summary>
    /// Purging proper happens at each delivery. Here, where no registration is under way, streams that nobody reads come up: they are
    /// presented to the agent again, and completed loudly when nobody subscribes.
    /// </summary>
    public bool TryPurgeFromCache([MaybeNullWhen(false)] out IList<IBatchContainer> purgedItems)
    {
        purgedItems = null;
        _pace.End();
        CallAgain();
        Turns.TakeOverdue();
        _calls.BeginRound();
        if (_withoutCursor.Count == 0)
            return false;
        foreach (var queue in _withoutCursor)
            PresentOrComplete(queue);
        _withoutCursor.RemoveWhere(static queue => queue.HasCursors || queue.IsEmpty);
        return false;
    }

    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token) => new StreamCursor(this, QueueOf(streamId));

    /// <summary>Records already in the cache that the agent must look at again, because their cursor was taken away or it is its turn.</summary>
    public bool TryTakePresentation([MaybeNullWhen(false)] out CachedRecord record) => _toPresent.TryDequeue(out record) || _calls.TryTake(out record);

    /// <summary>Whether a read may wait for records: no stream waits to hear that it is its turn.</summary>
    public bool MayWait => !_calls.AreThere;

    internal (KafkaBatchContainer Batch, CachedRecord Last) Coalesce(CachedRecord first, StreamCursor cursor)
    {
        var count = 1;
        var last = first;
        for (; last.Next is { } next && count < _session.Options.MaxCoalesce; count++)
            last = next;

        var (items, offsets, record) = (new object[count], new long[count], first);
        for (var i = 0; i < count; i++, record = record.Next!)
            (items[i], offsets[i]) = (record!.Item, record.Offset);
        return (new KafkaBatchContainer(first.StreamId, items, offsets) { Cursor = cursor }, last);
    }

    internal void Delivered(StreamCursor cursor, int count)
    {
        _session.CountDelivered(count);
        cursor.Queue.Presentations = 0;
        TakePassed(cursor.Queue);
        Turns.Leave(cursor);
    }

    internal void CountRedelivery(int count) => _session.CountRedelivered(count);

    internal void CountUnobserved(KafkaBatchContainer batch) => _session.CountUnobserved(batch);

    internal void Release(StreamCursor cursor)
    {
        var queue = cursor.Queue;
        queue.Detach(cursor);
        Turns.Leave(cursor);
        if (queue.HasCursors)
            TakePassed(queue);
        else if (!queue.IsEmpty)
            _withoutCursor.Add(queue);
        else
            _queues.Remove(queue.StreamId);
    }

    /// <summary>By now the agent has moved every cursor that was called, unless a read in between has failed.</summary>
    private void CallAgain()
    {
        if (_calls.AreThere)
            return;
        foreach (var cursor in Turns.Called)
        {
            if (cursor.Queue.MayBePresented(PresentationsBeforeUnsubscribed))
                _calls.Add(cursor.Queue);
        }
    }

    private void PresentOrComplete(StreamQueue queue)
    {
        if (queue.HasCursors || queue.Head is not { } head)
            return;
        if (queue.WasSubscribed || queue.Presentations < PresentationsBeforeUnsubscribed)
        {
            if (queue.MayBePresented(PresentationsBeforeUnsubscribed))
                _toPresent.Enqueue(head);
            return;
        }

        var before = queue.Count;
        _session.CountUnsubscribed(queue.StreamId, queue.TakeAll(Done));
        _queues.Remove(queue.StreamId);
        _load.Changed(before, queue.Count);
    }

    private void TakePassed(StreamQueue queue)
    {
        var before = queue.Count;
        queue.TakePassed(Done);
        _load.Changed(before, queue.Count);
    }

    private void Done(CachedRecord record) => _session.Tracker.Done(record.Ticket);

    private StreamQueue QueueOf(StreamId streamId)
    {
        if (!_queues.TryGetValue(streamId, out var queue))
            _queues.Add(streamId, queue = new StreamQueue(streamId));
        return queue;
    }
}
