
namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>The pending records of one stream in one partition, oldest first, and the cursors that read them.</summary>
internal sealed class StreamQueue(StreamId streamId)
{
    private const long PresentationIntervalMs = 1_000;
    private readonly List<StreamCursor> _cursors = new(1);
    private long _nextPresentationAt;

    public StreamId StreamId { get; } = streamId;

    public CachedRecord? Head { get; private set; }

    public CachedRecord? Tail { get; private set; }

    public bool IsEmpty => Head is null;

    public int Count { get; private set; }

    public bool HasCursors => _cursors.Count > 0;

    /// <summary>A cursor that had begun to deliver was taken away, so records it had not delivered wait for the next one.</summary>
    public bool WasSubscribed { get; private set; }

    /// <summary>How often the agent was asked to look at a stream that nobody reads.</summary>
    public int Presentations { get; set; }

    /// <summary>Counts a presentation. After the first few, one a second: an agent that does not react must not spin.</summary>
    public bool MayBePresented(int withoutWaiting)
    {
        if (Presentations >= withoutWaiting && Environment.TickCount64 < _nextPresentationAt)
            return false;
        Presentations++;
        _nextPresentationAt = Environment.TickCount64 + PresentationIntervalMs;
        return true;
    }

    public void Append(CachedRecord record)
    {
        if (Tail is null)
            Head = record;
        else
            Tail.Next = record;
        Tail = record;
        Count++;
    }

    public void Attach(StreamCursor cursor)
    {
        _cursors.Add(cursor);
        WasSubscribed = false;
    }

    public void Detach(StreamCursor cursor)
    {
        // A cursor that never moved only pinned the records while the agent looked up the subscribers.
        if (_cursors.Remove(cursor) && cursor.HasMoved && !IsEmpty)
            WasSubscribed = true;
    }

    /// <summary>Takes off the records that every cursor has passed. While one was taken away with work undone, nothing is taken off.</summary>
    public void TakePassed(Action<CachedRecord> done)
    {
        if (WasSubscribed || _cursors.Count == 0)
            return;
        var passed = long.MaxValue;
        foreach (var cursor in _cursors)
            passed = Math.Min(passed, cursor.DeliveredBelow);
        while (Head is { } head && head.Offset < passed)
            done(Take(head));
    }

    /// <summary>Takes off everything: nobody subscribes.</summary>
    public int TakeAll(Action<CachedRecord> done)
    {
        var count = 0;
        while (Head is { } head)
        {
            done(Take(head));
            count++;
        }

        return count;
    }

    private CachedRecord Take(CachedRecord head)
    {
        Head = head.Next;
        if (Head is null)
            Tail = null;
        head.Next = null;
        Count--;
        return head;
    }
}
