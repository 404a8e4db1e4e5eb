using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>Pending records of one stream, delivered to its grain in one call, in the order of the log.</summary>
[Immutable]
public sealed class KafkaBatchContainer : IBatchContainer
{
    private bool _observed;
    private bool _leftSilo;
    private int _refusals;

    internal KafkaBatchContainer(StreamId streamId, object[] items, long[] offsets) => (StreamId, Items, Offsets) = (streamId, items, offsets);

    /// <summary>The stream; its key is what the decoder said.</summary>
    public StreamId StreamId { get; }

    /// <summary>Token of the newest item.</summary>
    public StreamSequenceToken SequenceToken => new EventSequenceTokenV2(Offsets[^1]);

    /// <summary>The decoded items, oldest first.</summary>
    internal object[] Items { get; }

    /// <summary>Their offsets in the partition.</summary>
    internal long[] Offsets { get; }

    /// <summary>The cursor that presented it; null on a copy that came from another silo.</summary>
    internal StreamCursor? Cursor { get; init; }

    /// <summary>False when the batch was delivered in this silo and nobody looked at it: the grain has attached no observer.</summary>
    internal bool MayHaveBeenObserved => _observed || _leftSilo;

    /// <summary>The items with their tokens.</summary>
    /// <exception cref="InvalidCastException">The observer asks for another type than the decoder made.</exception>
    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>()
    {
        _observed = true;
        return Items.Select((item, i) => item is T typed
            ? Tuple.Create<T, StreamSequenceToken>(typed, new EventSequenceTokenV2(Offsets[i]))
            : throw new InvalidCastException($"Stream {StreamId} carries {item.GetType()}, its observer asks for {typeof(T)}. Observe the type that the decoder makes."));
    }

    /// <summary>No request context travels through Kafka.</summary>
    /// <exception cref="InvalidOperationException">This batch was delivered before and no observer was attached.</exception>
    public bool ImportRequestContext()
    {
        // Thrown into the agent's retries, which log it and wait longer each time.
        if (_refusals == 0)
            return false;
        _refusals--;
        throw new InvalidOperationException(
            $"The grain of stream {StreamId} took a batch without an observer. Implement IStreamSubscriptionObserver and call handle.ResumeAsync(this) in OnSubscribed.");
    }

    /// <summary>The next delivery fails this many times before the grain is asked again.</summary>
    internal void RefuseDeliveries(int count) => _refusals = count;

    /// <summary>A copy goes to another silo, where this instance cannot see whether it is observed.</summary>
    internal KafkaBatch LeaveSilo()
    {
        _leftSilo = true;
        return new KafkaBatch { StreamId = StreamId, Items = Items, Offsets = Offsets };
    }
}
