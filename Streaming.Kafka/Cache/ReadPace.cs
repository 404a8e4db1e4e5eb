namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>
/// How often the agent may read. Before each read it looks over all live streams of the partition for one whose registration is under way (Orleans 10.4,
/// <c>PersistentStreamPullingAgent.ReadFromQueue</c>): with tens of thousands of them, reading whenever it can takes an eighth of a core. Used by one agent,
/// on its scheduler only.
/// </summary>
internal sealed class ReadPace(TimeProvider time)
{
    /// <summary>Looks take at most one part in so many of the time, as long as <see cref="Longest"/> allows.</summary>
    public const int Share = 100;

    /// <summary>A look that takes no longer needs no pace: a thousand or two streams.</summary>
    public static readonly TimeSpan Negligible = TimeSpan.FromMilliseconds(0.05);

    /// <summary>From one look to the next at most: records wait meanwhile.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    private long _began;
    private TimeSpan _took, _tookBefore;

    /// <summary>Whether the agent may look; if so, it begins now.</summary>
    public bool TryBegin()
    {
        if (Look > Negligible && time.GetElapsedTime(_began) < Rest)
            return false;
        _began = time.GetTimestamp();
        return true;
    }

    /// <summary>The agent has looked over all streams. If it meets a registration it stops before this, and what the look before took counts on.</summary>
    public void End() => (_took, _tookBefore) = (time.GetElapsedTime(_began), _took);

    /// <summary>What a look takes: the shorter of the last two, because a collection or a busy machine may have held one up.</summary>
    private TimeSpan Look => _took < _tookBefore ? _took : _tookBefore;

    private TimeSpan Rest => Look < Longest / Share ? Look * Share : Longest;
}
