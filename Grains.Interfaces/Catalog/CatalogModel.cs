namespace FraudGrains.Catalog;

/// <summary>One model of the catalog.</summary>
[GenerateSerializer, Immutable, Alias("fg.CatalogModel")]
public sealed record CatalogModel
{
    /// <summary>The first 12 hex digits of the SHA-256 of the text before its parameters: the same trees have the same version everywhere.</summary>
    [Id(0)] public required string Version { get; init; }

    [Id(1)] public required int FeatureSchemaVersion { get; init; }

    /// <summary>Scores at or above this go to a human, 0 to 1.</summary>
    [Id(2)] public required double ReviewAtScore { get; init; }

    /// <summary>Scores at or above this are blocked; above 1 when the model never blocks.</summary>
    [Id(3)] public required double BlockAtScore { get; init; }

    [Id(4)] public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Where it came from.</summary>
    [Id(5)] public required string Source { get; init; }

    /// <summary>Whether it decides, scores beside, or waits.</summary>
    [Id(6)] public ModelRole Role { get; init; }

    /// <summary>How its decisions stood up to what became known.</summary>
    [Id(7)] public LabelFigures Labels { get; init; } = new(0, 0, 0, 0);
}

/// <summary>What a model does.</summary>
public enum ModelRole
{
    /// <summary>Kept, and not asked.</summary>
    Idle = 0,

    /// <summary>Scores beside the one in force; decides nothing.</summary>
    Shadow = 1,

    /// <summary>Decides.</summary>
    InForce = 2,
}
