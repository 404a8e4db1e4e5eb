namespace FraudGrains.Streaming.Kafka.Offsets;

/// <summary>Remembers where the position stood, and tells where it stood a margin ago.</summary>
internal sealed class ReplayMarginWindow(TimeSpan margin, TimeProvider time)
{
    // At most one sample a commit interval, and only while the position moves: bounded by margin / interval + 1.
    private readonly Queue<(long At, long Position)> _samples = new();
    private long _newest = -1;
    private long? _due;

    /// <summary>Takes the position of now and answers the newest one that is at least the margin old; null while there is none.</summary>
    public long? Sample(long position)
    {
        var now = time.GetTimestamp();
        if (position != _newest)
            _samples.Enqueue((now, _newest = position));
        while (_samples.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At, now) >= margin)
            _due = _samples.Dequeue().Position;

        return _due;
    }
}
