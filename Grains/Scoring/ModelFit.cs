using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Grains.Scoring;

/// <summary>Whether a model fits this program, and a manifest its text. Each fault is told as a sentence; null when there is none.</summary>
internal static class ModelFit
{
    /// <summary>A model that wants other features than this program computes would score nonsense.</summary>
    public static string? SchemaFault(ModelManifest manifest)
    {
        if (!FeatureSchema.Names.SequenceEqual(manifest.FeatureNames, StringComparer.Ordinal))
            return $"the model's features are not those of feature schema {FeatureSchema.Version}. {FeatureNamesDiffer.Tell(FeatureSchema.Names, manifest.FeatureNames)}. Train it again with this version's Training project";
        return manifest.FeatureSchemaVersion == FeatureSchema.Version
            ? null
            : $"the model was trained on feature schema {manifest.FeatureSchemaVersion}, but this program computes schema {FeatureSchema.Version}, whose features mean something else. Train it again with this version's Training project";
    }

    /// <summary>A manifest speaks of one text only, and what it says of its rows makes sense.</summary>
    public static string? ManifestFault(ModelManifest manifest, ModelText text)
    {
        if (manifest.Version != text.Version)
            return $"{ModelFolder.ManifestFile} is for version {manifest.Version}, but {ModelFolder.TextFile} is version {text.Version}. Train again, or bring the two files that belong together";
        return manifest.FeatureNames.SequenceEqual(text.FeatureNames, StringComparer.Ordinal)
            ? ReferenceFault(manifest)
            : $"{ModelFolder.ManifestFile} and {ModelFolder.TextFile} name different features. {FeatureNamesDiffer.Tell(manifest.FeatureNames, text.FeatureNames)}";
    }

    /// <summary>Where the lines may be drawn.</summary>
    public static string? ThresholdFault(double reviewAtScore, double blockAtScore) =>
        reviewAtScore is > 0 and <= 1 && blockAtScore is > 0 and <= 2 && blockAtScore >= reviewAtScore
            ? null
            : $"0 < reviewAtScore <= 1 and reviewAtScore <= blockAtScore <= 2 (above 1 blocks nothing) must hold, but they are {reviewAtScore} and {blockAtScore}";

    private static string? ReferenceFault(ModelManifest manifest)
    {
        if (manifest.FeatureHistograms is { } histograms && !histograms.Select(h => h.Name).SequenceEqual(manifest.FeatureNames, StringComparer.Ordinal))
            return $"featureHistograms in {ModelFolder.ManifestFile} must name the features of featureNames, in their order. Leave them out if the trainer does not know them";
        var fault = (manifest.FeatureHistograms ?? []).Append(manifest.ScoreHistogram).Select(h => h?.Fault()).FirstOrDefault(f => f is not null);
        if (fault is not null)
            return $"a histogram in {ModelFolder.ManifestFile} cannot be used: {fault}";
        return manifest.AlertRate is null or (>= 0 and <= 1) ? null : $"alertRate in {ModelFolder.ManifestFile} must be 0 to 1, but is {manifest.AlertRate}";
    }
}
