using FraudGrains.Accounts;
using FraudGrains.Training.Protocols.PaySim;
using FraudGrains.Wire;

namespace FraudGrains.Training.Protocols.Predecessor;

/// <summary>The predecessor's ten features: the row as it stands in the log, two errors of its arithmetic, and a count that was always 1.</summary>
internal static class PredecessorFeatures
{
    public static readonly string[] Names =
    [
        "step_hour", "type", "amount", "oldBalanceOrig", "newBalanceOrig", "oldBalanceDest", "newBalanceDest",
        "errorBalanceOrig", "errorBalanceDest", "transaction_count_1h",
    ];

    public static double[] Of(Transaction transaction, Balances balances)
    {
        var amount = transaction.AmountMinorUnits / 100.0;
        var (payerBefore, payerAfter, payeeBefore, payeeAfter) = balances;
        return
        [
            ((int)(transaction.OccurredAt - TransactionJson.PaySimStepOne).TotalHours + 1) % 24, Type(transaction.Type), amount,
            payerBefore, payerAfter, payeeBefore, payeeAfter,
            payerAfter + amount - payerBefore, payeeBefore + amount - payeeAfter,
            1,
        ];
    }

    private static double Type(TransactionType type) => type switch
    {
        TransactionType.Transfer => 1,
        TransactionType.CashOut => 2,
        TransactionType.Debit => 3,
        TransactionType.CashIn => 4,
        _ => 0,
    };
}
