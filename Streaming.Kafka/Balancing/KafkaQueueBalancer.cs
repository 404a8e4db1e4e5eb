using FraudGrains.Streaming.Kafka.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Balancing;

/// <summary>Gives each silo the partitions that <see cref="KafkaPartitionOwners"/> says. Every active silo must host the provider.</summary>
public sealed class KafkaQueueBalancer(IServiceProvider services, KafkaStreamControl control, ILogger<KafkaQueueBalancer> logger) : QueueBalancerBase(services, logger)
{
    private QueueId[] _queues = [];
    private volatile QueueId[] _mine = [];
    private volatile bool _isReopening;

    /// <inheritdoc/>
    public override Task Initialize(IStreamQueueMapper queueMapper)
    {
        _queues = [.. queueMapper.GetAllQueues().OrderBy(static queue => queue.GetNumericId())];
        control.Attach(Reopen);
        return base.Initialize(queueMapper);
    }

    /// <inheritdoc/>
    public override IEnumerable<QueueId> GetMyQueues() => _isReopening ? [] : _mine;

    /// <inheritdoc/>
    protected override void OnClusterMembershipChange(HashSet<SiloAddress> activeSilos)
    {
        control.SeeActive(SiloAddress, activeSilos);
        var owners = activeSilos.Count == 0 ? [] : KafkaPartitionOwners.Assign(_queues.Length, activeSilos);
        _mine = [.. _queues.Where((_, partition) => owners.Length > 0 && owners[partition].Equals(SiloAddress))];
        NotifyListeners().Ignore();
    }

    /// <summary>To the agents it looks as if every partition went to another silo and came back.</summary>
    private async Task Reopen()
    {
        try
        {
            _isReopening = true;
            await NotifyListeners();
        }
        finally
        {
            _isReopening = false;
            await NotifyListeners();
        }
    }
}
