namespace FraudGrains.Catalog;

/// <summary>A model as it is brought.</summary>
[GenerateSerializer, Immutable, Alias("fg.ModelUpload")]
public sealed record ModelUpload
{
    /// <summary>Longest text accepted, in characters: about five thousand trees of 31 leaves.</summary>
    public const int TextLengthMax = 32 * 1024 * 1024;

    /// <summary>Longest manifest accepted, in characters.</summary>
    public const int ManifestLengthMax = 1024 * 1024;

    /// <summary>LightGBM's <c>model.txt</c>.</summary>
    [Id(0)] public required string Text { get; init; }

    /// <summary>The trainer's <c>model.json</c>; null when there is none.</summary>
    [Id(1)] public string? Manifest { get; init; }

    /// <summary>From this score on to a human, above 0 and at most 1; null to take the manifest's, else the house's (<c>Decisions:ReviewAtScore</c>).</summary>
    [Id(2)] public double? ReviewAtScore { get; init; }

    /// <summary>From this score on blocked, not below the one for a review, above 1 for never; null to take the manifest's, else the house's, else never.</summary>
    [Id(3)] public double? BlockAtScore { get; init; }

    /// <summary>Where it came from, as told to people.</summary>
    [Id(4)] public required string Source { get; init; }
}
