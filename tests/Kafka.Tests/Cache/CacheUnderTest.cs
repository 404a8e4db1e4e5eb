using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Cache;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Streams;

namespace FraudGrains.Kafka.Tests.Cache;

/// <summary>The cache of one partition, driven as the pulling agent drives it.</summary>
internal sealed class CacheUnderTest : IDisposable
{
    public CacheUnderTest(Action<KafkaStreamOptions>? configure = null)
    {
        var options = new KafkaStreamOptions { Topic = "t" };
        configure?.Invoke(options);
        Metrics = new KafkaStreamMetrics("test", null, NullLogger.Instance);
        Session = new PartitionSession(new TopicPartition("t", 0), "t@1", options, Metrics, Time);
        Session.Open(startOffset: 0, committed: -1, highWatermark: 0);
        Cache = new KafkaQueueCache(Session);
    }

    public FakeTimeProvider Time { get; } = new();

    public KafkaStreamMetrics Metrics { get; }

    public PartitionSession Session { get; }

    public KafkaQueueCache Cache { get; }

    public long LowWatermark => Session.Tracker.LowWatermark;

    public static StreamId Stream(string key) => StreamId.Create("t", key);

    /// <summary>Reads a record of each key, in this order.</summary>
    public void Read(params IEnumerable<string> keys) =>
        Cache.AddToCache([.. keys.Select(IBatchContainer (key) =>
        {
            var offset = Session.Tracker.Next;
            return new CachedRecord(Stream(key), offset, offset, Session.Tracker.Add(offset, 10));
        })]);

    public IQueueCacheCursor Cursor(string key) => Cache.GetCacheCursor(Stream(key), null);

    /// <summary>Moves the cursor and looks at the batch, as a grain with an observer does. Nothing: there was no batch.</summary>
    public static long[] Deliver(IQueueCacheCursor cursor)
    {
        if (!Move(cursor))
            return [];
        return [.. cursor.GetCurrent(out _)!.GetEvents<long>().Select(each => each.Item1)];
    }

    /// <summary>Delivers the next batch of a stream; the move after it says that it is done.</summary>
    public void DeliverAndMoveOn(string key)
    {
        var cursor = Cursor(key);
        Deliver(cursor);
        Deliver(cursor);
    }

    /// <summary>The agent's next look at its queue: the streams that it is to look at again.</summary>
    public string[] Presented()
    {
        Time.Advance(CallRounds.Interval);
        Cache.TryPurgeFromCache(out _);
        var streams = new List<string>();
        while (Cache.TryTakePresentation(out var record))
            streams.Add(record.StreamId.GetKeyAsString());
        return [.. streams];
    }

    public static bool Move(IQueueCacheCursor cursor) => cursor.MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.Success;

    public void Dispose() => Metrics.Dispose();
}
