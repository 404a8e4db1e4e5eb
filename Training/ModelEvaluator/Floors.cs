using FraudGrains.Accounts;
using FraudGrains.Grains.Features;

namespace FraudGrains.Training.ModelEvaluator;

/// <summary>What anyone gets without a model. A model that does not beat these has learned nothing.</summary>
internal static class Floors
{
    private static readonly int Amount = FeatureSchema.IndexOf("amount"), Type = FeatureSchema.IndexOf("type"), Balance = FeatureSchema.IndexOf("payer_balance_before");

    /// <summary>The larger, the more suspicious.</summary>
    public static double ByAmount(ReadOnlySpan<double> row) => row[Amount];

    /// <summary>A transfer or cash-out of exactly what the payer had: almost the definition of fraud in PaySim, and a poor rule elsewhere.</summary>
    public static double Drain(ReadOnlySpan<double> row) =>
        (TransactionType)row[Type] is TransactionType.Transfer or TransactionType.CashOut && row[Balance] > 0 && row[Amount] == row[Balance] ? 1 : 0;
}
