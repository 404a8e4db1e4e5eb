using FraudGrains.Accounts;
using FraudGrains.Catalog;

namespace FraudGrains.Api.Cluster;

/// <summary>Tells "the cluster cannot answer at the moment, ask again" from a fault in the program.</summary>
internal static class ClusterFault
{
    /// <summary>Longest wait for an answer that only reads. A decision has a budget of its own.</summary>
    public static readonly TimeSpan ReadBudget = TimeSpan.FromSeconds(5);

    public static bool IsPassing(Exception e) => e is AccountUnavailableException or CatalogUnavailableException or TimeoutException or OrleansException;

    /// <summary>The answer, or a <see cref="TimeoutException"/> after <see cref="ReadBudget"/>.</summary>
    public static Task<T> Within<T>(this Task<T> answer, TimeProvider time, CancellationToken cancellationToken) =>
        answer.WaitAsync(ReadBudget, time, cancellationToken);
}
