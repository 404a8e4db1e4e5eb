using Confluent.Kafka;
using FraudGrains.Silo.Streams;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>
/// How many decisions wait for the audit store: of the partitions that this silo reads; while it still waits for them, of all partitions, as far as the group
/// has committed. Nothing to read is not nothing to do.
/// </summary>
internal sealed class AuditBacklog(TimeProvider time)
{
    private static readonly TimeSpan AskInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private long _askedAt = long.MinValue;
    private long _lag;

    /// <summary>The number as of now; the last known one when the broker does not answer.</summary>
    public long Of(IConsumer<Ignore, byte[]> consumer, bool isWaiting)
    {
        if (!isWaiting)
            return _lag = OfAssigned(consumer);
        if (_askedAt == long.MinValue || time.GetElapsedTime(_askedAt) >= AskInterval)
        {
            _askedAt = time.GetTimestamp();
            Ask(consumer);
        }

        return _lag;
    }

    private static long OfAssigned(IConsumer<Ignore, byte[]> consumer)
    {
        long lag = 0;
        foreach (var partition in consumer.Assignment)
        {
            var (end, position) = (consumer.GetWatermarkOffsets(partition).High.Value, consumer.Position(partition).Value);
            if (end >= 0)
                lag += Math.Max(0, end - Math.Max(0, position));
        }

        return lag;
    }

    private void Ask(IConsumer<Ignore, byte[]> consumer)
    {
        try
        {
            using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
            var partitions = admin.GetMetadata(Topics.Decisions, Patience).Topics[0].Partitions.Select(p => new TopicPartition(Topics.Decisions, p.PartitionId));
            _lag = consumer.Committed(partitions, Patience).Sum(committed => Behind(committed, consumer.QueryWatermarkOffsets(committed.TopicPartition, Patience)));
        }
        catch (KafkaException)
        {
            // The next look asks again; what is wrong with the broker is told by the consumer.
        }
    }

    private static long Behind(TopicPartitionOffset committed, WatermarkOffsets ends) => Math.Max(0, ends.High.Value - Math.Max(ends.Low.Value, committed.Offset.Value));
}
