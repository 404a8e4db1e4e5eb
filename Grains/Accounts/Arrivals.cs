using FraudGrains.Accounts;

namespace FraudGrains.Grains.Accounts;

/// <summary>A delivery sorted by what is known of each record: new ones to decide, repeats to answer again, and those that must not be applied.</summary>
internal sealed class Arrivals
{
    private readonly Dictionary<ulong, AppliedTransaction> _within = new(1);

    public List<TransactionRecord> New { get; } = [];

    /// <summary>Identities of <see cref="New"/>, in its order.</summary>
    public List<AppliedTransaction> NewIdentities { get; } = [];

    public List<TransactionRecord> Repeats { get; } = [];

    /// <summary>Blocked when asked for over the API, and happened all the same.</summary>
    public List<TransactionRecord> Overruled { get; } = [];

    public List<(TransactionRecord Record, string Reason)> Rejected { get; } = [];

    public static Arrivals Sort(AccountState state, IEnumerable<TransactionRecord> records)
    {
        var arrivals = new Arrivals();
        foreach (var record in records)
            arrivals.Add(state, record);
        return arrivals;
    }

    private void Add(AccountState state, TransactionRecord record)
    {
        var identity = AppliedTransaction.Of(record.Transaction);
        switch (state.Transactions.Recognise(identity))
        {
            case Recognition.Repeat or Recognition.OtherWords:
            case Recognition.New or Recognition.TooLateToTell when state.Positions.Contains(AppliedPosition.Of(record.Position)):
                Repeats.Add(record);
                break;
            case Recognition.Blocked when _within.TryAdd(identity.IdHash, identity):
                Overruled.Add(record);
                break;
            case Recognition.New when _within.TryAdd(identity.IdHash, identity):
                New.Add(record);
                NewIdentities.Add(identity);
                break;
            case Recognition.New or Recognition.Blocked when _within[identity.IdHash].MoneyHash == identity.MoneyHash:
                // The same transaction twice in one delivery: it is the first that is decided.
                Repeats.Add(record);
                break;
            case Recognition.New or Recognition.Blocked or Recognition.OtherMoney:
                Rejected.Add((record, $"transactionId: '{record.Transaction.TransactionId}' was used before by payer '{record.Transaction.Payer}' for another type, amount, currency or payee"));
                break;
            default:
                Rejected.Add((record, $"occurredAt: older than the newest transactions kept of payer '{record.Transaction.Payer}': it cannot be told from a repeat"));
                break;
        }
    }
}
