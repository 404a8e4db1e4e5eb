namespace FraudGrains.Accounts;

/// <summary>Everything ever applied: each leg once. Amounts in major units.</summary>
[GenerateSerializer, Immutable, Alias("fg.LifetimeTotals")]
public sealed record LifetimeTotals(
    [property: Id(0)] long DebitCount,
    [property: Id(1)] decimal DebitAmount,
    [property: Id(2)] long CreditCount,
    [property: Id(3)] decimal CreditAmount);
