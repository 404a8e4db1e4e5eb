using FraudGrains.Accounts;
using FraudGrains.Grains.Courier;

namespace FraudGrains.Silo.Placement;

/// <summary>Tells the engine which accounts are at home in another silo. It is asked for every payee, so that what the members are is worked out once.</summary>
internal sealed class ElsewhereHomes(AccountHomes homes, IClusterMembershipService membership, ILocalSiloDetails here) : IAccountHomes
{
    private volatile Members? _latest;

    public SiloAddress? ElsewhereOf(AccountId account)
    {
        var snapshot = membership.CurrentSnapshot;
        var members = _latest;
        if (members is null || !ReferenceEquals(members.Of, snapshot))
            _latest = members = new Members(snapshot, [.. snapshot.Members.Values.Where(m => m.Status == SiloStatus.Active).Select(m => m.SiloAddress)]);
        if (members.Active.Length < 2)
            return null;
        var home = homes.HomeOf(account.Value, members.Active);
        return here.SiloAddress.Equals(home) ? null : home;
    }

    private sealed record Members(ClusterMembershipSnapshot Of, SiloAddress[] Active);
}
