namespace FraudGrains.Catalog;

/// <summary>The catalog as it stands.</summary>
[GenerateSerializer, Immutable, Alias("fg.ModelList")]
public sealed record ModelList
{
    /// <summary>Version of the model that decides.</summary>
    [Id(0)] public required string InForce { get; init; }

    /// <summary>The model before it: what a roll-back activates. Null when there was none.</summary>
    [Id(1)] public string? Previous { get; init; }

    /// <summary>When it was put in force; null for the model that came with the program and was never replaced.</summary>
    [Id(2)] public DateTimeOffset? Since { get; init; }

    /// <summary>Version of the feature schema that this cluster computes.</summary>
    [Id(3)] public required int FeatureSchemaVersion { get; init; }

    /// <summary>Newest first.</summary>
    [Id(4)] public IReadOnlyList<CatalogModel> Models { get; init; } = [];

    /// <summary>How far the challenger disagrees; null when there is none.</summary>
    [Id(5)] public ShadowFigures? Shadow { get; init; }

    /// <summary>How far the traffic has moved from what the model in force was trained on.</summary>
    [Id(6)] public required DriftFigures Drift { get; init; }

    /// <summary>What every silo decides with.</summary>
    [Id(7)] public IReadOnlyList<SiloModel> Silos { get; init; } = [];
}

/// <summary>What one silo decides with.</summary>
/// <param name="Silo">Address of the silo.</param>
/// <param name="Version">The model; empty when the silo did not answer.</param>
/// <param name="Problem">What keeps it from following the choice; null when nothing does.</param>
[GenerateSerializer, Immutable, Alias("fg.SiloModel")]
public sealed record SiloModel([property: Id(0)] string Silo, [property: Id(1)] string Version, [property: Id(2)] string? Problem);
