
namespace FraudGrains.Streaming.Kafka.Balancing;

/// <summary>
/// Which silo reads which partition: even to one partition, and most partitions stay where they are when a silo comes or goes.
/// A pure function of its arguments, so that a placement director can put grains where their records are read.
/// </summary>
public static class KafkaPartitionOwners
{
    /// <summary>The owner of each partition, by partition number.</summary>
    /// <param name="partitionCount">Partitions of the topic, at least 1.</param>
    /// <param name="activeSilos">The active silos, in any order, at least one.</param>
    public static SiloAddress[] Assign(int partitionCount, IReadOnlyCollection<SiloAddress> activeSilos)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partitionCount, 1);
        ArgumentOutOfRangeException.ThrowIfZero(activeSilos.Count, nameof(activeSilos));
        var (share, silosWithOneMore) = Math.DivRem(partitionCount, activeSilos.Count);
        var load = activeSilos.ToDictionary(static silo => silo, static _ => 0);
        var owners = new SiloAddress[partitionCount];
        for (var partition = 0; partition < partitionCount; partition++)
        {
            var owner = owners[partition] = activeSilos.Where(HasRoom).MaxBy(silo => (Weight(silo, partition), silo))!;
            if (load[owner]++ == share)
                silosWithOneMore--;
        }

        return owners;

        bool HasRoom(SiloAddress silo) => load[silo] < share || (load[silo] == share && silosWithOneMore > 0);
    }

    // Rendezvous hashing: each partition prefers the silo with the highest weight (the mixer is splitmix64's).
    private static ulong Weight(SiloAddress silo, int partition)
    {
        var mixed = ((ulong)(uint)silo.GetConsistentHashCode() << 32) | (uint)partition;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }
}
