using System.Reflection;
using FraudGrains.Streaming.Kafka.Decoding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace FraudGrains.Streaming.Kafka.Hosting;

/// <summary>Checks one provider before the silo starts. An error names the provider and the property, says what is wrong and what to do.</summary>
internal sealed class KafkaStreamOptionsValidator(IServiceProvider services, string name) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var options = services.GetRequiredService<IOptionsMonitor<KafkaStreamOptions>>().Get(name);
        CheckNames(options);
        CheckRanges(options);
        CheckAgent(services.GetRequiredService<IOptionsMonitor<StreamPullingAgentOptions>>().Get(name), services.GetRequiredService<IOptionsMonitor<StreamPubSubOptions>>().Get(name));
        CheckParts(options);
    }

    private void CheckNames(KafkaStreamOptions options)
    {
        Require(options.BrokerList.Count > 0 && options.BrokerList.All(static broker => !string.IsNullOrWhiteSpace(broker)), nameof(options.BrokerList), "names no broker. Give at least one, for example \"localhost:9092\".");
        Require(!string.IsNullOrWhiteSpace(options.Topic), nameof(options.Topic), "is empty. Name the topic to read.");
        Require(!string.IsNullOrWhiteSpace(options.ConsumerGroupId), nameof(options.ConsumerGroupId), "is empty. Name the group that committed offsets are kept under, for example \"fraud-engine\".");
        Require(options.StreamNamespace is null || !string.IsNullOrWhiteSpace(options.StreamNamespace), nameof(options.StreamNamespace), "is blank. Leave it null for the topic's name, or give the namespace of your [ImplicitStreamSubscription].");
        Require(options.DeadLetterTopic is null || !string.IsNullOrWhiteSpace(options.DeadLetterTopic), nameof(options.DeadLetterTopic), "is blank. Leave it null to stop at a record that cannot be understood, or name a topic.");
        Require(options.DeadLetterTopic != options.Topic, nameof(options.DeadLetterTopic), "is the topic that is read: a dead letter would come round for ever. Name another topic.");
        Require(options.LogName is null || !string.IsNullOrWhiteSpace(options.LogName), nameof(options.LogName), "is blank. Leave it null for topic and topic id.");
        Require(Enum.IsDefined(options.ConsumeMode), nameof(options.ConsumeMode), $"is {options.ConsumeMode}. Choose one of {string.Join(", ", Enum.GetNames<ConsumeMode>())}.");
        Require(Enum.IsDefined(options.OffsetGaps), nameof(options.OffsetGaps), $"is {options.OffsetGaps}. Choose one of {string.Join(", ", Enum.GetNames<OffsetGaps>())}.");
    }

    private void CheckRanges(KafkaStreamOptions options)
    {
        Within(options.ReplayMargin, TimeSpan.Zero, TimeSpan.FromMinutes(10), nameof(options.ReplayMargin));
        Within(options.CommitInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), nameof(options.CommitInterval));
        Within(options.LongPoll, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5), nameof(options.LongPoll));
        Within(options.AdminRequestTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5), nameof(options.AdminRequestTimeout));
        Within(options.MaxInFlightPerPartition, 1, 1024 * 1024, nameof(options.MaxInFlightPerPartition));
        Within(options.MaxDeliveringPerPartition, 1, 1024 * 1024, nameof(options.MaxDeliveringPerPartition));
        Within(options.MaxDeliveringStreamsPerPartition, 1, 1024 * 1024, nameof(options.MaxDeliveringStreamsPerPartition));
        Within(options.MaxDeliveriesPerPartition, 1, 1024 * 1024, nameof(options.MaxDeliveriesPerPartition));
        Within(options.MaxGatheringDeliveriesPerPartition, 1, 1024 * 1024, nameof(options.MaxGatheringDeliveriesPerPartition));
        Within(options.MaxInFlightBytesPerPartition, 1024, long.MaxValue, nameof(options.MaxInFlightBytesPerPartition));
        Within(options.MaxCoalesce, 1, 4096, nameof(options.MaxCoalesce));
        Within(options.ReadBatchSize, 1, 16 * 1024, nameof(options.ReadBatchSize));
        if (options.ExpectedPartitionCount is { } expected)
            Within(expected, 1, int.MaxValue, nameof(options.ExpectedPartitionCount));
    }

    private void CheckAgent(StreamPullingAgentOptions agent, StreamPubSubOptions pubSub)
    {
        Require(agent.BatchContainerBatchSize == 1, nameof(agent.BatchContainerBatchSize), $"is {agent.BatchContainerBatchSize}; only with 1 is it known which records were delivered. Set {nameof(KafkaStreamOptions.MaxCoalesce)} for larger batches.");
        Require(pubSub.PubSubType == StreamPubSubType.ImplicitOnly, nameof(pubSub.PubSubType), $"is {pubSub.PubSubType}; this provider serves implicit subscriptions only. Leave it {StreamPubSubType.ImplicitOnly}.");
    }

    private void CheckParts(KafkaStreamOptions options)
    {
        Require(services.GetRequiredService<IServiceProviderIsKeyedService>().IsKeyedService(typeof(IKafkaRecordDecoder), name), "decoder", $"is missing. Call AddKafkaStreams<TDecoder>, UseDecoder, or services.AddKeyedSingleton<{nameof(IKafkaRecordDecoder)}, …>(\"{name}\").");
        foreach (var grain in services.GetRequiredService<IOptions<GrainTypeOptions>>().Value.Classes)
        {
            var subscribes = grain.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>(true).Any(attribute => attribute.Predicate.IsMatch(options.Namespace));
            Require(!subscribes || grain.IsAssignableTo(typeof(IStreamSubscriptionObserver)), "grain " + grain.FullName, $"subscribes to namespace '{options.Namespace}' but cannot attach an observer, so deliveries to it would be dropped. Implement {nameof(IStreamSubscriptionObserver)} and call handle.ResumeAsync(this) in OnSubscribed.");
        }
    }

    private void Within<T>(T value, T least, T most, string property)
        where T : IComparable<T> =>
        Require(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0, property, $"is {value}. Choose a value from {least} to {most}.");

    private void Require(bool condition, string property, string problem)
    {
        if (!condition)
            throw new OrleansConfigurationException($"Kafka stream provider '{name}': {property} {problem}");
    }
}
