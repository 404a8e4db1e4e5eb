namespace FraudGrains.Streaming.Kafka.Decoding;

/// <summary>What a decoder answers: the item and its stream, or the reason why there is none.</summary>
public readonly struct KafkaDecoding
{
    private KafkaDecoding(string? streamKey, object? item, string? rejection) => (StreamKey, Item, Rejection) = (streamKey, item, rejection);

    internal string? StreamKey { get; }

    internal object? Item { get; }

    internal string? Rejection { get; }

    /// <summary>Deliver <paramref name="item"/> to the stream with this key. The item must be serializable by Orleans.</summary>
    /// <exception cref="ArgumentException">The key is empty or the item is null.</exception>
    public static KafkaDecoding Deliver(string streamKey, object item)
    {
        ArgumentException.ThrowIfNullOrEmpty(streamKey);
        ArgumentNullException.ThrowIfNull(item);
        return new(streamKey, item, null);
    }

    /// <summary>The record cannot be understood; it goes to the dead-letter topic with this reason.</summary>
    public static KafkaDecoding Reject(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new(null, null, reason);
    }
}
