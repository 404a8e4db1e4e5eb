using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>One decoded record on its way from the receiver to the cursor of its stream. It never leaves the silo; what is delivered is the <see cref="KafkaBatchContainer"/>.</summary>
internal sealed class CachedRecord(StreamId streamId, object item, long offset, long ticket) : IBatchContainer
{
    public StreamId StreamId { get; } = streamId;

    public object Item { get; } = item;

    public long Offset { get; } = offset;

    /// <summary>By which the record is reported done to the tracker of its partition.</summary>
    public long Ticket { get; } = ticket;

    /// <summary>The next record of the same stream.</summary>
    public CachedRecord? Next { get; set; }

    /// <summary>Already in the cache: handed to the agent once more only to make it look at the stream again.</summary>
    public bool IsCached { get; set; }

    public StreamSequenceToken SequenceToken => new EventSequenceTokenV2(Offset);

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() =>
        Item is T typed ? [Tuple.Create(typed, SequenceToken)] : [];

    public bool ImportRequestContext() => false;
}
