namespace FraudGrains.Decisions;

/// <summary>Why a decision is what it is.</summary>
/// <param name="Code">Stable code: the rule's code, or the feature's name.</param>
/// <param name="Text">In the customer's own terms.</param>
/// <param name="Contribution">For a model reason its share of the score in log-odds; 0 for a rule.</param>
[GenerateSerializer, Immutable, Alias("fg.Reason")]
public sealed record Reason([property: Id(0)] string Code, [property: Id(1)] string Text, [property: Id(2)] double Contribution);
