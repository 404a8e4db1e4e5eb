namespace FraudGrains.Accounts;

/// <summary>What the payee's grain knows that bears on a transaction, as of before its leg: the payee's part of the feature vector, in the order of the feature schema.</summary>
[GenerateSerializer, Immutable, Alias("fg.PayeeFeatures")]
public readonly record struct PayeeFeatures([property: Id(0)] double[] Values);
