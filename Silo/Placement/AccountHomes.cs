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
        if (owners is null || !owners.AreOf(partitions, activeSilos))
            _latest = owners = new Owners(activeSilos.ToHashSet(), KafkaPartitionOwners.Assign(partitions, activeSilos));
        return owners.ByPartition[KafkaPartitioner.PartitionOf(accountId, partitions)];
    }

    private sealed record Owners(HashSet<SiloAddress> Silos, SiloAddress[] ByPartition)
    {
        public bool AreOf(int partitions, IReadOnlyCollection<SiloAddress> silos) =>
            ByPartition.Length == partitions && Silos.Count == silos.Count && silos.All(Silos.Contains);
    }
}
