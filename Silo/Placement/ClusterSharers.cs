using FraudGrains.Silo.Persistence.Redis.Continuity;

namespace FraudGrains.Silo.Placement;

/// <summary>The silos of the cluster that have worked with accounts and are not known to be dead.</summary>
internal sealed class ClusterSharers(IClusterMembershipService membership, ILocalSiloDetails here) : IStoreSharers
{
    public SiloAddress Own => here.SiloAddress;

    public IReadOnlyList<SiloAddress> Others() =>
    [
        .. membership.CurrentSnapshot.Members.Values
            .Where(m => m.Status is SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping && !m.SiloAddress.Equals(Own))
            .Select(m => m.SiloAddress),
    ];
}
