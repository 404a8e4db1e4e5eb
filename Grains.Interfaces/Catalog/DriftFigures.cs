namespace FraudGrains.Catalog;

/// <summary>How far the newest traffic has moved from what the model in force was finished on.</summary>
[GenerateSerializer, Immutable, Alias("fg.DriftFigures")]
public sealed record DriftFigures
{
    /// <summary>Rows of the window: what was scored in the last 24 hours by the silos now in the cluster.</summary>
    [Id(0)] public long Rows { get; init; }

    /// <summary>Of these: scores at or above the threshold for a review.</summary>
    [Id(1)] public long Alerts { get; init; }

    /// <summary>Rows not looked at, because the comparison was behind.</summary>
    [Id(2)] public long Skipped { get; init; }

    /// <summary>The alert rate the trainer promised, 0 to 1; null when it did not say.</summary>
    [Id(3)] public double? ExpectedAlertRate { get; init; }

    /// <summary>Population stability index of the score; null without a reference or without rows.</summary>
    [Id(4)] public double? ScorePsi { get; init; }

    /// <summary>Population stability index of each feature, largest first; empty without a reference or without rows.</summary>
    [Id(5)] public IReadOnlyList<FeatureDrift> Features { get; init; } = [];

    /// <summary>Whether the model brings a reference to compare with.</summary>
    [Id(6)] public bool HasReference { get; init; }
}

/// <summary>Drift of one feature.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Psi">Population stability index: below 0.1 still, above 0.25 another population.</param>
[GenerateSerializer, Immutable, Alias("fg.FeatureDrift")]
public readonly record struct FeatureDrift([property: Id(0)] string Name, [property: Id(1)] double Psi);
