using FraudGrains.Accounts;

namespace FraudGrains.Chaos.Reckoning;

/// <summary>What the log says must have come about: the first record of an id counts, a later one with other money is rejected, and so is what cannot be understood.</summary>
internal sealed class Expectation
{
    private Expectation(Dictionary<string, Transaction> counts, Dictionary<(int Partition, long Offset), string> rejected, int records) =>
        (Counts, Rejected, Records) = (counts, rejected, records);

    /// <summary>Transactions that count once, by id.</summary>
    public IReadOnlyDictionary<string, Transaction> Counts { get; }

    /// <summary>Records whose dead letters must be there: where they stand, and what they are.</summary>
    public IReadOnlyDictionary<(int Partition, long Offset), string> Rejected { get; }

    /// <summary>Records in the topic.</summary>
    public int Records { get; }

    public static Expectation Of(IEnumerable<LoggedRecord> log)
    {
        var (counts, rejected, records) = (new Dictionary<string, Transaction>(StringComparer.Ordinal), new Dictionary<(int, long), string>(), 0);
        foreach (var record in log)
        {
            records++;
            if (record.Transaction is not { } transaction)
                rejected.Add((record.Partition, record.Offset), "cannot be understood");
            else if (!counts.TryAdd(transaction.TransactionId, transaction) && !IsSameMoney(counts[transaction.TransactionId], transaction))
                rejected.Add((record.Partition, record.Offset), $"has the id of {transaction.TransactionId} and other money");
        }

        return new(counts, rejected, records);
    }

    private static bool IsSameMoney(Transaction one, Transaction other) =>
        (one.Type, one.AmountMinorUnits, one.Currency, one.Payee) == (other.Type, other.AmountMinorUnits, other.Currency, other.Payee);
}
