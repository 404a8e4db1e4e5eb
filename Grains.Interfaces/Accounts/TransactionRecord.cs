namespace FraudGrains.Accounts;

/// <summary>A transaction as the log delivers it: what happened, and where it was read.</summary>
[GenerateSerializer, Immutable, Alias("fg.TransactionRecord")]
public sealed record TransactionRecord([property: Id(0)] Transaction Transaction, [property: Id(1)] LogPosition Position);
