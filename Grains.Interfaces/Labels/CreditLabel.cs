namespace FraudGrains.Labels;

/// <summary>The payee's half of a label, as the payer's grain hands it over.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="OccurredAt">Event time of the transaction itself.</param>
/// <param name="IsFraud">Fraud, or genuine after all.</param>
/// <param name="LabelledAt">When that became known.</param>
[GenerateSerializer, Immutable, Alias("fg.CreditLabel")]
public readonly record struct CreditLabel(
    [property: Id(0)] string TransactionId, [property: Id(1)] DateTimeOffset OccurredAt, [property: Id(2)] bool IsFraud, [property: Id(3)] DateTimeOffset LabelledAt);
