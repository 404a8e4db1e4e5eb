using FraudGrains.Decisions;

namespace FraudGrains.Grains.Accounts;

/// <summary>The account's newest decisions as payer, without their feature vectors. Older ones live in the audit store.</summary>
internal sealed class RecentDecisions
{
    /// <summary>Decisions kept: what a screen shows, and what a client that asks again soon needs.</summary>
    public const int Capacity = 12;

    private readonly List<Decision> _oldestFirst = [];

    public IReadOnlyList<Decision> OldestFirst => _oldestFirst;

    public IEnumerable<Decision> NewestFirst => Enumerable.Reverse(_oldestFirst);

    public void Add(Decision decision)
    {
        _oldestFirst.Add(decision);
        if (_oldestFirst.Count > Capacity)
            _oldestFirst.RemoveAt(0);
    }

    public Decision? Find(string transactionId) => _oldestFirst.FindLast(d => d.TransactionId == transactionId);
}
