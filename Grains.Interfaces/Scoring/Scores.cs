namespace FraudGrains.Scoring;

/// <summary>The answer to one batch.</summary>
[GenerateSerializer, Immutable, Alias("fg.Scores")]
public sealed record Scores
{
    /// <summary>Probability of fraud (0 to 1), one per row.</summary>
    [Id(0)] public required double[] Probabilities { get; init; }

    /// <summary>For each row that will be flagged its largest contributions, largest first; null for the others.</summary>
    [Id(1)] public required Contribution[]?[] Contributions { get; init; }

    [Id(2)] public required string ModelVersion { get; init; }

    /// <summary>The model's own threshold for a review, 0 to 1.</summary>
    [Id(3)] public required double ReviewAtScore { get; init; }

    /// <summary>The model's own threshold for a block, 0 to 1.</summary>
    [Id(4)] public required double BlockAtScore { get; init; }
}
