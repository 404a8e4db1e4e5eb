using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Cache;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Streams;

namespace FraudGrains.Benchmarks.Samples;

/// <summary>The cache of one partition with cursors on its streams, driven as the pulling agent drives it.</summary>
internal sealed class SampleCache : IDisposable
{
    public const int Streams = 16, RecordsPerStream = 4;

    private readonly KafkaStreamMetrics _metrics = new("benchmark", null, NullLogger.Instance);
    private readonly PartitionSession _session;
    private readonly KafkaQueueCache _cache;
    private readonly StreamId[] _streams = [.. Enumerable.Range(0, Streams).Select(i => StreamId.Create("transactions", $"C{i}"))];
    private readonly IQueueCacheCursor[] _cursors;
    private readonly object _item = new();

    public SampleCache()
    {
        _session = new PartitionSession(new TopicPartition("t", 0), "t@1", new KafkaStreamOptions { Topic = "t" }, _metrics, TimeProvider.System);
        _session.Open(startOffset: 0, committed: -1, highWatermark: 0);
        _cache = new KafkaQueueCache(_session);
        _cursors = [.. _streams.Select(s => _cache.GetCacheCursor(s, null))];
    }

    /// <summary>Adds a poll of records, has every cursor deliver its own, and so empties the cache again.</summary>
    /// <returns>Records delivered.</returns>
    public int AddDeliverPurge()
    {
        var poll = new IBatchContainer[Streams * RecordsPerStream];
        for (var i = 0; i < poll.Length; i++)
        {
            var offset = _session.Tracker.Next;
            poll[i] = new CachedRecord(_streams[i % Streams], _item, offset, _session.Tracker.Add(offset, 10));
        }

        _cache.AddToCache(poll);
        var delivered = 0;
        foreach (var cursor in _cursors)
        {
            while (cursor.MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.Success)
                delivered += cursor.GetCurrent(out _)!.GetEvents<object>().Count();
        }

        _cache.TryPurgeFromCache(out _);
        return delivered;
    }

    public void Dispose() => _metrics.Dispose();
}
