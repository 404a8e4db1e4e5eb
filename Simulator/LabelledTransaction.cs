using FraudGrains.Accounts;

namespace FraudGrains.Simulator;

/// <summary>A transaction and what is known of it afterwards. Only the transaction is ever sent; the label is for files, counts and judging.</summary>
/// <param name="Transaction">What an engine gets to see.</param>
/// <param name="IsFraud">Whether it is fraud.</param>
/// <param name="Scenario">Name of the fraud's scenario; empty when genuine or not known.</param>
public sealed record LabelledTransaction(Transaction Transaction, bool IsFraud, string Scenario);
