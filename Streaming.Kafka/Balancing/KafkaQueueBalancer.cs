using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Balancing;

/// <summary>Gives each silo the partitions that <see cref="KafkaPartitionOwners"/> says. Every active silo must host the provider.</summary>
public sealed class KafkaQueueBalancer(IServiceProvider services, ILogger<KafkaQueueBalancer> logger) : QueueBalancerBase(services, logger)
{
    private QueueId[] _queues = [];
    private volatile QueueId[] _mine = [];

    /// <inheritdoc/>
    public override Task Initialize(IStreamQueueMapper queueMapper)
    {
        _queues = [.. queueMapper.GetAllQueues().OrderBy(static queue => queue.GetNumericId())];
        return base.Initialize(queueMapper);
    }

    /// <inheritdoc/>
    public override IEnumerable<QueueId> GetMyQueues() => _mine;

    /// <inheritdoc/>
    protected override void OnClusterMembershipChange(HashSet<SiloAddress> activeSilos)
    {
        var owners = activeSilos.Count == 0 ? [] : KafkaPartitionOwners.Assign(_queues.Length, activeSilos);
        _mine = [.. _queues.Where((_, partition) => owners.Length > 0 && owners[partition].Equals(SiloAddress))];
        NotifyListeners().Ignore();
    }
}
