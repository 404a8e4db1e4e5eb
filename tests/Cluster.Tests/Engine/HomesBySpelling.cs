using FraudGrains.Accounts;
using FraudGrains.Grains.Courier;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>Every account is at home in some silo, by its name alone; wherever it really lives. So every call between accounts goes by a desk.</summary>
internal sealed class HomesBySpelling(IClusterMembershipService membership) : IAccountHomes
{
    public SiloAddress? ElsewhereOf(AccountId account)
    {
        var silos = membership.CurrentSnapshot.Members.Values.Where(m => m.Status == SiloStatus.Active).Select(m => m.SiloAddress).Order().ToArray();
        return silos[account.Value.Sum(c => c) % silos.Length];
    }
}
