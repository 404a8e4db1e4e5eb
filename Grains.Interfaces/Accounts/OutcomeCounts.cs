namespace FraudGrains.Accounts;

/// <summary>How often each outcome was decided for an account as payer. A blocked authorisation is an attempt: counted here, not in velocity.</summary>
[GenerateSerializer, Immutable, Alias("fg.OutcomeCounts")]
public sealed record OutcomeCounts([property: Id(0)] long Approve, [property: Id(1)] long Review, [property: Id(2)] long Block);
