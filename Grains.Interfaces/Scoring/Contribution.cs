namespace FraudGrains.Scoring;

/// <summary>How much one feature raised (or lowered) a score, in log-odds.</summary>
[GenerateSerializer, Immutable, Alias("fg.Contribution")]
public readonly record struct Contribution([property: Id(0)] int FeatureIndex, [property: Id(1)] double LogOdds);
