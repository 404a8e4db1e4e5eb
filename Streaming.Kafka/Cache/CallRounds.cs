using System.Diagnostics.CodeAnalysis;

namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>
/// Streams whose turn it is. The agent hears of them when it reads, and a read looks over all live streams of the partition: so they are gathered, and handed
/// out a round at a time.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="wake">Ends a read that waits for records: there is something to hear.</param>
internal sealed class CallRounds(TimeProvider time, Action wake)
{
    /// <summary>From one round to the next at least: as often as an agent looks at its queue.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly Queue<StreamQueue> _streams = new();
    private long? _roundAt;
    private int _leftOfRound;

    public bool AreThere => _streams.Count > 0;

    /// <summary>The next read brings some.</summary>
    public bool AreDue => _leftOfRound > 0;

    public void Add(StreamQueue stream)
    {
        _streams.Enqueue(stream);
        if (_streams.Count == 1)
            wake();
    }

    /// <summary>The agent is about to read.</summary>
    public void BeginRound()
    {
        if (_streams.Count == 0 || (_roundAt is { } at && time.GetElapsedTime(at) < Interval))
            return;
        _roundAt = time.GetTimestamp();
        _leftOfRound = _streams.Count;
    }

    /// <summary>The first record of the next stream of this round; one that has none any more is passed over.</summary>
    public bool TryTake([MaybeNullWhen(false)] out CachedRecord record)
    {
        record = null;
        while (_leftOfRound > 0 && record is null)
        {
            _leftOfRound--;
            record = _streams.Dequeue().Head;
        }

        return record is not null;
    }
}
