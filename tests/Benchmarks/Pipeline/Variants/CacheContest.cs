using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Cache;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace FraudGrains.Benchmarks.Pipeline.Variants;

/// <summary>
/// The records of one partition through Orleans' SimpleQueueCache and through the provider's own: as many streams as there are warm accounts, as many
/// records in the cache as a partition has with grains, each cursor moved as the pulling agent moves it.
/// </summary>
internal static class CacheContest
{
    private const int Streams = 1_000;
    private const int InCache = 256;
    private const int Rounds = 400;

    /// <summary>CPU µs of a record, by either cache.</summary>
    public static (double SimpleUs, double OwnUs) Measure()
    {
        var streams = Enumerable.Range(0, Streams).Select(i => StreamId.Create("transactions", $"C{i}")).ToArray();
        using var own = new OwnCache();
        var simple = new SimpleQueueCache(4_096, NullLogger.Instance);
        long sequence = 0;
        var simpleUs = Time(streams, simple, stream => new SimpleBatch(stream, sequence++), batch => batch.SequenceToken);
        var ownUs = Time(streams, own.Cache, own.Record, _ => null);
        return (simpleUs, ownUs);
    }

    private static double Time(StreamId[] streams, IQueueCache cache, Func<StreamId, IBatchContainer> make, Func<IBatchContainer, StreamSequenceToken?> token)
    {
        var random = new Random(11);
        var cursors = new Dictionary<StreamId, IQueueCacheCursor>();
        var delivered = 0L;
        Run(Rounds / 4);
        return Floor.CpuMeter.Of(Rounds * InCache, () => Run(Rounds));

        void Run(int rounds)
        {
            for (var round = 0; round < rounds; round++)
            {
                var batch = Enumerable.Range(0, InCache).Select(_ => make(streams[random.Next(streams.Length)])).ToList();
                cache.AddToCache(batch);
                foreach (var group in batch.GroupBy(each => each.StreamId))
                {
                    if (!cursors.TryGetValue(group.Key, out var cursor))
                        cursors.Add(group.Key, cursor = CursorOf(cache, group.Key, token(group.First())));
                    else
                        cursor.Refresh(token(group.First())!);
                    while (cursor.MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.Success)
                        delivered += cursor.GetCurrent(out _)!.GetEvents<object>().Count();
                }

                cache.TryPurgeFromCache(out _);
            }
        }
    }

#pragma warning disable CS0618 // The one way to a cursor that both caches have.
    private static IQueueCacheCursor CursorOf(IQueueCache cache, StreamId stream, StreamSequenceToken? token) => cache.GetCacheCursor(stream, token);
#pragma warning restore CS0618

    private sealed class OwnCache : IDisposable
    {
        private readonly KafkaStreamMetrics _metrics = new("variant", null, NullLogger.Instance);
        private readonly PartitionSession _session;
        private readonly object _item = new();

        public OwnCache()
        {
            _session = new PartitionSession(new TopicPartition("t", 0), "t@1", new KafkaStreamOptions { Topic = "t" }, _metrics, TimeProvider.System);
            _session.Open(startOffset: 0, committed: -1, highWatermark: 0);
            Cache = new KafkaQueueCache(_session);
        }

        public KafkaQueueCache Cache { get; }

        public CachedRecord Record(StreamId stream)
        {
            var offset = _session.Tracker.Next;
            return new CachedRecord(stream, _item, offset, _session.Tracker.Add(offset, 10));
        }

        public void Dispose() => _metrics.Dispose();
    }

    private sealed class SimpleBatch(StreamId stream, long sequence) : IBatchContainer
    {
        public StreamId StreamId => stream;

        public StreamSequenceToken SequenceToken { get; } = new EventSequenceTokenV2(sequence);

        public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() => [];

        public bool ImportRequestContext() => false;
    }
}
