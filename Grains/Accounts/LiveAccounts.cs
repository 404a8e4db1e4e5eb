using System.Collections.Concurrent;

namespace FraudGrains.Grains.Accounts;

/// <summary>The account grains in this silo's memory. Safe for several threads.</summary>
public sealed class LiveAccounts
{
    private readonly ConcurrentDictionary<IGrainContext, string> _accounts = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many there are.</summary>
    public int Count => _accounts.Count;

    /// <summary>Those that <paramref name="where"/> picks by account id, as of about now.</summary>
    public IEnumerable<IGrainContext> Where(Func<string, bool> where) => _accounts.Where(a => where(a.Value)).Select(a => a.Key);

    internal void Add(IGrainContext activation, string accountId) => _accounts[activation] = accountId;

    internal void Remove(IGrainContext activation) => _accounts.TryRemove(activation, out _);
}
