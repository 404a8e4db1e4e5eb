using FraudGrains.Streaming.Kafka.Balancing;
using FraudGrains.Streaming.Kafka.Telemetry;

namespace FraudGrains.Silo.Placement;

/// <summary>
/// Which silo an account belongs to: the one that reads the partition its records are keyed to. The same function as the queue balancer's, so that the
/// two agree without asking one another; where they briefly do not, a call takes one more hop.
/// </summary>
internal sealed class AccountHomes(KafkaStreamStatus streams)
{
    private volatile Owners? _latest;

    /// <summary>The account's home among these silos; null while the partitions are not known yet.</summary>
    public SiloAddress? HomeOf(string accountId, IReadOnlyCollection<SiloAddress> activeSilos)
    {
        var partitions = streams.PartitionCount;
        if (partitions == 0 || activeSilos.Count == 0)
            return null;
        var owners = _latest;
        if (owners is null || owners.ByPartition.Length != partitions || !ReferenceEquals(owners.Asked, activeSilos))
            _latest = owners = Owners.Of(partitions, activeSilos, owners);
        return owners.ByPartition[KafkaPartitioner.PartitionOf(accountId, partitions)];
    }

    private sealed record Owners(IReadOnlyCollection<SiloAddress> Asked, HashSet<SiloAddress> Silos, SiloAddress[] ByPartition)
    {
        public static Owners Of(int partitions, IReadOnlyCollection<SiloAddress> silos, Owners? latest) =>
            latest is not null && latest.ByPartition.Length == partitions && latest.Silos.SetEquals(silos)
                ? latest with { Asked = silos }
                : new(silos, [.. silos], KafkaPartitionOwners.Assign(partitions, silos));
    }
}
