namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>Called by Orleans' serializer, so that a container knows when it leaves the silo.</summary>
[RegisterConverter]
public sealed class KafkaBatchConverter : IConverter<KafkaBatchContainer, KafkaBatch>
{
    /// <inheritdoc/>
    public KafkaBatchContainer ConvertFromSurrogate(in KafkaBatch surrogate) => new(surrogate.StreamId, surrogate.Items, surrogate.Offsets);

    /// <inheritdoc/>
    public KafkaBatch ConvertToSurrogate(in KafkaBatchContainer value) => value.LeaveSilo();
}
