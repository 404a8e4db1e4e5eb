using Confluent.Kafka;
using Confluent.Kafka.Admin;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Hosting;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Streaming.Kafka.Topics;

/// <summary>Asks the broker, once at start, what the topics look like. What is missing refuses the start, with the remedy.</summary>
internal sealed class TopicDescriber(string provider, KafkaStreamOptions options, KafkaClients clients, IKafkaTopicMemory? memory)
{
    private static readonly TimeSpan OneRequest = TimeSpan.FromSeconds(5);

    /// <summary>A topic made a moment ago is not yet known to every broker.</summary>
    private static readonly TimeSpan NewsTravelFor = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    public async Task<TopicShape> DescribeAsync(CancellationToken cancellation)
    {
        using var admin = clients.Admin();
        var topic = await DescribeAsync(admin, options.Topic, nameof(KafkaStreamOptions.Topic), cancellation);
        if (options.DeadLetterTopic is { } deadLetters)
            await DescribeAsync(admin, deadLetters, nameof(KafkaStreamOptions.DeadLetterTopic), cancellation);

        var shape = new TopicShape(options.LogName ?? $"{options.Topic}@{topic.TopicId}", topic.Partitions.Count);
        await RefuseChangedCount(shape, cancellation);
        return shape;
    }

    private async Task<TopicDescription> DescribeAsync(IAdminClient admin, string topic, string option, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(options.AdminRequestTimeout);
        var (last, begun) = ("no answer", Environment.TickCount64);
        while (true)
        {
            try
            {
                var request = new DescribeTopicsOptions { RequestTimeout = OneRequest < options.AdminRequestTimeout ? OneRequest : options.AdminRequestTimeout };
                var result = await admin.DescribeTopicsAsync(TopicCollection.OfTopicNames([topic]), request).WaitAsync(deadline.Token);
                if (result.TopicDescriptions[0] is { Error.IsError: false, Partitions.Count: > 0 } described)
                    return described;
            }
            catch (DescribeTopicsException error) when (error.Results.TopicDescriptions is [var failed] && failed.Error.Code is ErrorCode.UnknownTopicOrPart)
            {
                if (Environment.TickCount64 - begun >= NewsTravelFor.TotalMilliseconds)
                    throw Error(option, $"topic '{topic}' does not exist at {clients.BootstrapServers}. Create it, or name another.");
                last = "it does not exist there";
            }
            catch (KafkaException error)
            {
                last = $"{error.Error.Code}: {error.Error.Reason}";
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw NotReached(topic, last);
            }

            // A broker that is just coming up, or a leader being elected.
            if (deadline.IsCancellationRequested)
                throw NotReached(topic, last);
            await Task.Delay(RetryDelay, CancellationToken.None);
        }
    }

    private async Task RefuseChangedCount(TopicShape shape, CancellationToken cancellation)
    {
        if (options.ExpectedPartitionCount is { } expected && expected != shape.PartitionCount)
            throw Error(nameof(KafkaStreamOptions.ExpectedPartitionCount), $"topic '{options.Topic}' has {shape.PartitionCount} partitions, {expected} were expected. Correct the setting, or drain the topic and move to one with {expected} partitions.");
        if (memory is null)
            return;
        if (await memory.Recall(shape.LogName, cancellation) is { } remembered && remembered != shape.PartitionCount)
            throw Error(nameof(KafkaStreamOptions.Topic), $"topic '{options.Topic}' had {remembered} partitions and has {shape.PartitionCount} now: its keys lie in other partitions than before. Drain it and move to a new topic; do not add partitions to this one.");
        await memory.Remember(shape.LogName, shape.PartitionCount, cancellation);
    }

    private OrleansConfigurationException NotReached(string topic, string last) =>
        Error(nameof(KafkaStreamOptions.BrokerList), $"{clients.BootstrapServers} did not describe topic '{topic}' within {options.AdminRequestTimeout.TotalSeconds:0.#} s ({last}). Check the address, the network and the credentials, or lengthen {nameof(KafkaStreamOptions.AdminRequestTimeout)}.");

    private OrleansConfigurationException Error(string option, string text) =>
        new($"Kafka stream provider '{provider}', {option}: {text}");
}
