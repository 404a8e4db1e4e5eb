namespace FraudGrains.Grains.Scoring;

/// <summary>What a model folder's <c>model.json</c> says: which text it belongs to, which features it wants, and where it draws the lines.</summary>
public sealed record ModelManifest
{
    /// <summary>The text's own version, see <see cref="Forest.ModelText.Version"/>.</summary>
    public required string Version { get; init; }

    /// <summary>Version of the feature schema the model was trained on.</summary>
    public required int FeatureSchemaVersion { get; init; }

    /// <summary>Feature names in the order of a row.</summary>
    public required string[] FeatureNames { get; init; }

    /// <summary>Scores at or above this go to a human. Above 0, at most 1.</summary>
    public required double ReviewAtScore { get; init; }

    /// <summary>Scores at or above this are blocked. At least <see cref="ReviewAtScore"/>; above 1 when the model never blocks.</summary>
    public required double BlockAtScore { get; init; }
}
