using FraudGrains.Decisions;

namespace FraudGrains.Grains.Accounts;

/// <summary>
/// The account's newest decisions as payer, without their feature vectors. Older ones live in the audit store. Kept as they are stored: they are written
/// with every commit and hardly ever read.
/// </summary>
internal sealed class RecentDecisions
{
    /// <summary>Decisions kept: what a screen shows, and what a client that asks again soon needs.</summary>
    public const int Capacity = 12;

    private readonly List<byte[]> _oldestFirst = [];

    /// <summary>Rises with every change.</summary>
    public long Changes { get; private set; }

    public IReadOnlyList<byte[]> Stored => _oldestFirst;

    public IEnumerable<Decision> OldestFirst => _oldestFirst.Select(DecisionCodec.Decode);

    public IEnumerable<Decision> NewestFirst => Enumerable.Reverse(_oldestFirst).Select(DecisionCodec.Decode);

    public void Add(Decision decision) => Add(DecisionCodec.Encode(decision));

    /// <summary>As it was stored.</summary>
    public void Add(byte[] stored)
    {
        Changes++;
        _oldestFirst.Add(stored);
        if (_oldestFirst.Count > Capacity)
            _oldestFirst.RemoveAt(0);
    }

    public Decision? Find(string transactionId) => NewestFirst.FirstOrDefault(d => d.TransactionId == transactionId);
}
