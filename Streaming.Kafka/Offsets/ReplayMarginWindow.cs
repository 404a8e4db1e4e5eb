namespace FraudGrains.Streaming.Kafka.Offsets;

/// <summary>Remembers where the position stood, and tells where it stood a margin ago.</summary>
/// <param name="margin">The margin.</param>
/// <param name="time">The clock.</param>
/// <param name="heldAt">From when the margin is counted back; null for now.</param>
internal sealed class ReplayMarginWindow(TimeSpan margin, TimeProvider time, Func<long?>? heldAt = null)
{
    // At most one sample a commit interval, and only while the position moves: bounded by margin / interval + 1.
    private readonly Queue<(long At, long Position)> _samples = new();
    private long _newest = -1;
    private long? _due;

    /// <summary>Takes the position of now and answers the newest one that the margin lets go; null while there is none.</summary>
    public long? Sample(long position)
    {
        var now = time.GetTimestamp();
        if (position != _newest)
            _samples.Enqueue((now, _newest = position));
        var held = heldAt?.Invoke() ?? now;
        while (_samples.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At, held) >= margin)
            _due = _samples.Dequeue().Position;

        return _due;
    }
}
