using Confluent.Kafka;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>The next offset due in each partition that this silo audits.</summary>
internal sealed class AuditPositions
{
    private readonly Dictionary<TopicPartition, long> _next = [];

    public IEnumerable<TopicPartitionOffset> Offsets => _next.Select(p => new TopicPartitionOffset(p.Key, p.Value));

    /// <summary>The offset that is due; null when the group has none yet: then the partition is read from where the log begins.</summary>
    public long? NextOf(TopicPartition partition) => _next.TryGetValue(partition, out var due) ? due : null;

    /// <summary>Records missing before this one: the topic is neither compacted nor transactional, so its offsets have no holes of their own.</summary>
    public long Pass(TopicPartitionOffset record)
    {
        var missing = _next.TryGetValue(record.TopicPartition, out var due) ? Math.Max(0, record.Offset.Value - due) : 0;
        _next[record.TopicPartition] = record.Offset.Value + 1;
        return missing;
    }

    /// <summary>Where the group stands in a partition that it takes over.</summary>
    public void Begin(TopicPartitionOffset committed)
    {
        if (committed.Offset.Value >= 0)
            _next[committed.TopicPartition] = committed.Offset.Value;
    }

    public void Forget(IEnumerable<TopicPartitionOffset> partitions)
    {
        foreach (var partition in partitions)
            _next.Remove(partition.TopicPartition);
    }
}
