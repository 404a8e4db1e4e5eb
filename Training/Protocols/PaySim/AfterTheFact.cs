namespace FraudGrains.Training.Protocols.PaySim;

/// <summary>
/// Columns made of balances that were written after the transaction: the leak that gives published detectors their near-perfect figures.
/// They exist in this folder only. The engine's feature schema has no place for them, and a model trained on them names features that no silo accepts.
/// </summary>
internal static class AfterTheFact
{
    public static readonly string[] Names =
    [
        "leak_payer_balance_after", "leak_payee_balance_before", "leak_payee_balance_after",
        "leak_payer_balance_error", "leak_payee_balance_error", "leak_payer_is_emptied",
    ];

    public static void Fill(Balances balances, double amount, Span<double> values)
    {
        values[0] = balances.PayerAfter;
        values[1] = balances.PayeeBefore;
        values[2] = balances.PayeeAfter;
        values[3] = balances.PayerAfter + amount - balances.PayerBefore;
        values[4] = balances.PayeeBefore + amount - balances.PayeeAfter;
        values[5] = balances is { PayerBefore: > 0, PayerAfter: 0 } ? 1 : 0;
    }
}
