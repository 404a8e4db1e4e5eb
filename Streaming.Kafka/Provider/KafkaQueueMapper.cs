using System.Text;
using FraudGrains.Streaming.Kafka.Balancing;
using Orleans.Configuration;
using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Provider;

/// <summary>One queue a partition: the numeric id of the queue is the partition.</summary>
internal sealed class KafkaQueueMapper(string provider, int partitionCount) : IConsistentRingStreamQueueMapper
{
    private readonly HashRingBasedStreamQueueMapper _ring = new(new HashRingStreamQueueMapperOptions { TotalQueueCount = partitionCount }, provider);
    private QueueId[]? _byPartition;

    public IEnumerable<QueueId> GetAllQueues() => _ring.GetAllQueues();

    public IEnumerable<QueueId> GetQueuesForRange(IRingRange range) => _ring.GetQueuesForRange(range);

    /// <summary>The partition that a producer with the Java client's partitioner puts this key in.</summary>
    public QueueId GetQueueForStream(StreamId streamId)
    {
        _byPartition ??= [.. GetAllQueues().OrderBy(static queue => queue.GetNumericId())];
        return _byPartition[KafkaPartitioner.PartitionOf(Encoding.UTF8.GetString(streamId.Key.Span), partitionCount)];
    }

    public static int PartitionOf(QueueId queue) => (int)queue.GetNumericId();
}
