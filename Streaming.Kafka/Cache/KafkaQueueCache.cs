using System.Diagnostics.CodeAnalysis;
using FraudGrains.Streaming.Kafka.Consumer;
using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>
/// The records of one partition between the receiver and the grains, indexed by stream, so that a cursor costs the same however
/// much the partition is behind. Used by one agent, on its scheduler only.
/// </summary>
internal sealed class KafkaQueueCache(PartitionSession session) : IQueueCache
{
    // The agent registers a stream at the first presentation; the further ones cover a registration that failed.
    private const int PresentationsBeforeUnsubscribed = 3;

    private readonly Dictionary<StreamId, StreamQueue> _queues = [];
    private readonly HashSet<StreamQueue> _withoutCursor = [];
    private readonly Queue<CachedRecord> _toPresent = new();
    private int _count;

    // Streams with a record.
    private int _busy;

    /// <summary>Records in the cache.</summary>
    public int Count => _count;

    /// <summary>Streams with a cursor or a record.</summary>
    public int StreamCount => _queues.Count;

    /// <summary>The agent finishes the deliveries under way, but moves no cursor any more.</summary>
    public bool AgentHasStopped { get; set; }

    private int RecordsMax => Math.Min(session.Options.MaxDeliveringPerPartition, session.Options.MaxInFlightPerPartition);

    private int StreamsMax => session.Options.MaxDeliveringStreamsPerPartition;

    // Never 0: an agent that may add nothing does not even purge, and a full cache would stay full for ever.
    public int GetMaxAddCount() => Math.Clamp(Math.Min(RecordsMax - _count, StreamsMax - _busy), 1, session.Options.ReadBatchSize);

    public bool IsUnderPressure() => IsNearlyFull(_count, RecordsMax) || IsNearlyFull(_busy, StreamsMax);

    public void AddToCache(IList<IBatchContainer> messages)
    {
        foreach (var message in messages)
        {
            var record = (CachedRecord)message;
            if (record.IsCached)
                continue;
            record.IsCached = true;
            _count++;
            var queue = QueueOf(record.StreamId);
            if (queue.IsEmpty)
                _busy++;
            queue.Append(record);
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
        if (_withoutCursor.Count == 0)
            return false;
        foreach (var queue in _withoutCursor)
            PresentOrComplete(queue);
        _withoutCursor.RemoveWhere(static queue => queue.HasCursors || queue.IsEmpty);
        return false;
    }

    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token) => new StreamCursor(this, QueueOf(streamId));

    /// <summary>Records already in the cache that the agent must look at again, because their cursor was taken away.</summary>
    public bool TryTakePresentation([MaybeNullWhen(false)] out CachedRecord record) => _toPresent.TryDequeue(out record);

    internal (KafkaBatchContainer Batch, CachedRecord Last) Coalesce(CachedRecord first, StreamCursor cursor)
    {
        var count = 1;
        var last = first;
        for (; last.Next is { } next && count < session.Options.MaxCoalesce; count++)
            last = next;

        var (items, offsets, record) = (new object[count], new long[count], first);
        for (var i = 0; i < count; i++, record = record.Next!)
            (items[i], offsets[i]) = (record!.Item, record.Offset);
        return (new KafkaBatchContainer(first.StreamId, items, offsets) { Cursor = cursor }, last);
    }

    internal void Delivered(StreamQueue queue, int count)
    {
        session.CountDelivered(count);
        queue.Presentations = 0;
        TakePassed(queue);
    }

    internal void CountRedelivery(int count) => session.CountRedelivered(count);

    internal void CountUnobserved(KafkaBatchContainer batch) => session.CountUnobserved(batch);

    internal void Release(StreamCursor cursor, StreamQueue queue)
    {
        queue.Detach(cursor);
        if (queue.HasCursors)
            TakePassed(queue);
        else if (!queue.IsEmpty)
            _withoutCursor.Add(queue);
        else
            _queues.Remove(queue.StreamId);
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

        session.CountUnsubscribed(queue.StreamId, queue.TakeAll(Done));
        _queues.Remove(queue.StreamId);
        _busy--;
    }

    private void TakePassed(StreamQueue queue)
    {
        var wasEmpty = queue.IsEmpty;
        queue.TakePassed(Done);
        if (queue.IsEmpty && !wasEmpty)
            _busy--;
    }

    private void Done(CachedRecord record)
    {
        _count--;
        session.Tracker.Done(record.Ticket);
    }

    // A read looks over all live streams of the partition: it shall bring more than a record or two.
    private static bool IsNearlyFull(int count, int most) => count > most - Math.Max(1, most / 4);

    private StreamQueue QueueOf(StreamId streamId)
    {
        if (!_queues.TryGetValue(streamId, out var queue))
            _queues.Add(streamId, queue = new StreamQueue(streamId));
        return queue;
    }
}
