namespace FraudGrains.Accounts;

/// <summary>Legs for one payee.</summary>
[GenerateSerializer, Immutable, Alias("fg.DeskRequest")]
public readonly record struct DeskRequest([property: Id(0)] AccountId Payee, [property: Id(1)] CreditLeg[] Legs);
