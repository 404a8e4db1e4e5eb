using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Provider;

/// <summary>The agent logs a delivery that failed for long; the cursor presents it again. There is nothing to add and nobody to unsubscribe.</summary>
internal sealed class LoggedDeliveryFailures : IStreamFailureHandler
{
    public bool ShouldFaultSubsriptionOnError => false;

    public Task OnDeliveryFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken) => Task.CompletedTask;

    public Task OnSubscriptionFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken) => Task.CompletedTask;
}
