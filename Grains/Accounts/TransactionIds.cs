using FraudGrains.Accounts;

namespace FraudGrains.Grains.Accounts;

/// <summary>The ids of a delivery: looked through while they are few, hashed when they are many.</summary>
internal readonly struct TransactionIds
{
    private const int Few = 4;

    private readonly IReadOnlyList<TransactionRecord> _records;
    private readonly HashSet<string>? _ids;

    public TransactionIds(IReadOnlyList<TransactionRecord> records)
    {
        _records = records;
        if (records.Count > Few)
            _ids = records.Select(r => r.Transaction.TransactionId).ToHashSet(StringComparer.Ordinal);
    }

    public bool Contain(string transactionId)
    {
        if (_ids is not null)
            return _ids.Contains(transactionId);
        for (var i = 0; i < _records.Count; i++)
        {
            if (_records[i].Transaction.TransactionId == transactionId)
                return true;
        }

        return false;
    }
}
