using FraudGrains.Accounts;
using FraudGrains.Simulator;

namespace FraudGrains.Training.TrainingSet;

/// <summary>What judging needs to know of a row besides its features.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="IsFraud">Its label.</param>
/// <param name="Amount">In major units.</param>
/// <param name="IsDrain">A transfer or cash-out of exactly what the payer had: almost the definition of fraud in PaySim, and a poor rule elsewhere.</param>
/// <param name="Scenario">Name of the fraud's scenario; empty when genuine or not known.</param>
internal readonly record struct RowFacts(DateTimeOffset Time, bool IsFraud, double Amount, bool IsDrain, string Scenario)
{
    public static RowFacts Of(LabelledTransaction labelled)
    {
        var t = labelled.Transaction;
        var isDrain = t.Type is TransactionType.Transfer or TransactionType.CashOut
            && t.PayerBalanceBeforeMinorUnits is > 0 and var balance && t.AmountMinorUnits == balance;
        return new(t.OccurredAt, labelled.IsFraud, t.AmountMinorUnits / 100.0, isDrain, labelled.Scenario);
    }
}
