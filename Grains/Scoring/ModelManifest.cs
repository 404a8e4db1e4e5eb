using System.Text.Json.Serialization;

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

    /// <summary>How each feature was spread over the validation rows, in the order of <see cref="FeatureNames"/>; null when the trainer did not say, and then nothing can tell whether features drift.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReferenceHistogram[]? FeatureHistograms { get; init; }

    /// <summary>How the score was spread over the validation rows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReferenceHistogram? ScoreHistogram { get; init; }

    /// <summary>Share of the validation rows at or above <see cref="ReviewAtScore"/>, 0 to 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? AlertRate { get; init; }

    /// <summary>The histograms that there are: the features' in their order, then the score's.</summary>
    internal IEnumerable<ReferenceHistogram> Histograms() => (FeatureHistograms ?? []).Concat(ScoreHistogram is { } score ? [score] : []);
}
