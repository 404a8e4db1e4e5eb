using FraudGrains.Accounts;

namespace FraudGrains.Simulator;

/// <summary>A transaction and what is known of it afterwards. Only the transaction is ever sent; the rest is for files, labels, counts and judging.</summary>
/// <param name="Transaction">What an engine gets to see.</param>
/// <param name="IsFraud">Whether it is fraud.</param>
/// <param name="Scenario">Name of the fraud's scenario; empty when genuine or not known.</param>
public sealed record LabelledTransaction(Transaction Transaction, bool IsFraud, string Scenario)
{
    /// <summary>Balances after the fact; null when the source does not know them.</summary>
    public AuditBalances? Balances { get; init; }
}

/// <summary>Balances that are known only after the fact, in minor units: for files and audits. They are never sent and never features.</summary>
/// <param name="PayerAfter">What the payer has afterwards; null for somebody outside, whose means nobody here knows.</param>
/// <param name="PayeeBefore">What the payee had; null for somebody outside.</param>
/// <param name="PayeeAfter">What the payee has afterwards; null for somebody outside.</param>
public readonly record struct AuditBalances(long? PayerAfter, long? PayeeBefore, long? PayeeAfter);
