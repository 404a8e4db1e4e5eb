using Confluent.Kafka;
using FraudGrains.Silo.Streams;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>
/// How many decisions wait for the audit store: of the partitions that this silo reads; while it still waits for them, of all partitions, as far as the group
/// has committed. Nothing to read is not nothing to do.
/// </summary>
internal sealed class AuditBacklog(AuditPositions positions, TimeProvider time)
{
    private static readonly TimeSpan AskInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private long _askedAt = long.MinValue;
    private long _lag;

    /// <summary>The number as of now; the last known one while the broker has not told where a partition ends.</summary>
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

    private long OfAssigned(IConsumer<Ignore, byte[]> consumer)
    {
        long lag = 0;
        foreach (var partition in consumer.Assignment)
        {
            var ends = consumer.GetWatermarkOffsets(partition);
            if (ends.High.Value < 0)
                return _lag;
            lag += Behind(positions.NextOf(partition) ?? 0, ends);
        }

        return lag;
    }

    private void Ask(IConsumer<Ignore, byte[]> consumer)
    {
        try
        {
            using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
            var partitions = admin.GetMetadata(Topics.Decisions, Patience).Topics[0].Partitions.Select(p => new TopicPartition(Topics.Decisions, p.PartitionId));
            _lag = consumer.Committed(partitions, Patience).Sum(committed => Behind(committed.Offset.Value, consumer.QueryWatermarkOffsets(committed.TopicPartition, Patience)));
        }
        catch (KafkaException)
        {
            // The next look asks again; what is wrong with the broker is told by the consumer.
        }
    }

    private static long Behind(long due, WatermarkOffsets ends) => Math.Max(0, ends.High.Value - Math.Max(ends.Low.Value, due));
}
