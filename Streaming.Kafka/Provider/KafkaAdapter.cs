using System.Collections.Concurrent;
using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Cache;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.DeadLetters;
using FraudGrains.Streaming.Kafka.Decoding;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Offsets;
using FraudGrains.Streaming.Kafka.Telemetry;
using FraudGrains.Streaming.Kafka.Topics;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Provider;

/// <summary>What the partitions of one provider in one silo share.</summary>
internal sealed class KafkaAdapter(
    string name,
    KafkaStreamOptions options,
    TopicShape topic,
    IKafkaRecordDecoder decoder,
    IKafkaEventEncoder? encoder,
    KafkaLogReader reader,
    OffsetCommitter committer,
    DeadLetterWriter? deadLetters,
    KafkaHandovers handovers,
    KafkaStreamControl control,
    Func<IProducer<byte[]?, byte[]?>> producer,
    KafkaStreamStatus status,
    KafkaStreamMetrics metrics,
    TimeProvider time,
    ILoggerFactory loggers) : IQueueAdapter, IQueueAdapterCache
{
    private readonly ConcurrentDictionary<QueueId, (PartitionSession Session, KafkaQueueCache Cache)> _queues = new();
    private int _stopping;

    public string Name => name;

    /// <summary>Some agent has stopped and finishes the deliveries under way.</summary>
    public bool IsStopping => Volatile.Read(ref _stopping) > 0;

    // Rewinding forbids one stream to come from two queues; offsets are for the grains to compare.
    public bool IsRewindable => false;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadWrite;

    public IKafkaRecordDecoder Decoder => decoder;

    public KafkaLogReader Reader => reader;

    public OffsetCommitter Committer => committer;

    public DeadLetterWriter? DeadLetters => deadLetters;

    public KafkaHandovers Handovers => handovers;

    public KafkaStreamStatus Status => status;

    /// <summary>The agent asks for the cache first: with it begins the time in which this silo reads the partition.</summary>
    public IQueueCache CreateQueueCache(QueueId queueId)
    {
        var partition = new TopicPartition(options.Topic, KafkaQueueMapper.PartitionOf(queueId));
        var session = new PartitionSession(partition, topic.LogName, options, metrics, time, control);
        var cache = new KafkaQueueCache(session);
        _queues[queueId] = (session, cache);
        return cache;
    }

    /// <summary>The agent of this queue has stopped; said before <see cref="Released"/>.</summary>
    public void AgentStopped(QueueId queueId)
    {
        _queues[queueId].Cache.AgentHasStopped = true;
        Interlocked.Increment(ref _stopping);
    }

    /// <summary>No delivery from this cache is under way any more.</summary>
    public void Released(KafkaQueueCache cache)
    {
        if (cache.AgentHasStopped)
            Interlocked.Decrement(ref _stopping);
    }

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId)
    {
        var (session, cache) = _queues[queueId];
        return new KafkaAdapterReceiver(this, session, cache, loggers.CreateLogger<KafkaAdapterReceiver>());
    }

    public async Task QueueMessageBatchAsync<T>(StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        if (encoder is null)
            throw new NotSupportedException($"Kafka stream provider '{name}' only reads. To send through its streams register an {nameof(IKafkaEventEncoder)} under its name.");
        await Task.WhenAll(events.Select(item => producer().ProduceAsync(options.Topic, encoder.Encode(streamId, item!)!)));
    }
}
