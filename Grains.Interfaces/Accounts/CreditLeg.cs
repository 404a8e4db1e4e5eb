namespace FraudGrains.Accounts;

/// <summary>The payee's half of a transaction, as the payer's grain hands it over.</summary>
/// <remarks>
/// Its identity is the log position when the log brought it, else the transaction id (a leg approved over the API).
/// </remarks>
[GenerateSerializer, Immutable, Alias("fg.CreditLeg")]
public readonly record struct CreditLeg(
    [property: Id(0)] string TransactionId,
    [property: Id(1)] AccountId Payer,
    [property: Id(2)] DateTimeOffset OccurredAt,
    [property: Id(3)] long AmountMinorUnits,
    [property: Id(4)] LogPosition? Position);
