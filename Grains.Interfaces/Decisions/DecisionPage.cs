namespace FraudGrains.Decisions;

/// <summary>A page of decisions, newest first.</summary>
/// <param name="Items">The decisions.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("fg.DecisionPage")]
public sealed record DecisionPage([property: Id(0)] IReadOnlyList<Decision> Items, [property: Id(1)] string? Next);
