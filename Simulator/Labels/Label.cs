namespace FraudGrains.Simulator.Labels;

/// <summary>What becomes known of a transaction, and when: the contract of the topic <c>transaction_labels</c>.</summary>
/// <param name="LabelledAt">When it becomes known, event time.</param>
/// <param name="TransactionId">The transaction.</param>
/// <param name="Payer">Its payer, the key of the record.</param>
/// <param name="Payee">Its payee.</param>
/// <param name="IsFraud">What it was.</param>
internal sealed record Label(DateTimeOffset LabelledAt, string TransactionId, string Payer, string Payee, bool IsFraud);
