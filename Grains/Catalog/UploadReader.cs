using System.Text.Json;
using FraudGrains.Catalog;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Grains.Catalog;

/// <summary>Turns an upload into a model that this program can score, or says by name why it cannot.</summary>
internal static class UploadReader
{
    /// <summary>Above every score: nothing is blocked.</summary>
    private const double NeverBlock = 2;

    /// <summary>Reads the upload; the manifest is null when the answer is a refusal.</summary>
    /// <param name="upload">What was brought.</param>
    /// <param name="house">The house's own thresholds, for a model that brings none.</param>
    public static (ModelManifest? Manifest, CatalogAnswer? Refusal) Read(ModelUpload upload, DecisionPolicyOptions house)
    {
        try
        {
            var text = ModelText.Parse(upload.Text);
            var told = upload.Manifest is null ? null : ModelFolder.ParseManifest(upload.Manifest);
            if (told is not null && ModelFit.ManifestFault(told, text) is { } mismatch)
                return Refused(RefusalKind.InvalidManifest, $"{mismatch}.");
            if (FeaturesDiffer(text, told) is { } differ)
                return (null, differ);
            if ((upload.ReviewAtScore ?? told?.ReviewAtScore ?? house.ReviewAtScore) is not { } review)
                return Refused(RefusalKind.Thresholds, "Nobody says from which score on a human shall look: the upload brings no model.json and no reviewAtScore, and Decisions:ReviewAtScore is not set. Send one of them.");
            var block = upload.BlockAtScore ?? told?.BlockAtScore ?? house.BlockAtScore ?? NeverBlock;
            if (ModelFit.ThresholdFault(review, block) is { } fault)
                return Refused(RefusalKind.Thresholds, $"{fault}.");
            return (Manifest(text, told) with { ReviewAtScore = review, BlockAtScore = block }, null);
        }
        catch (ModelTextException e)
        {
            return (null, CatalogAnswer.Refused(RefusalKind.InvalidModel, e.Message, ("line", $"{e.Line}"), (e.Field, e.Message)));
        }
        catch (JsonException e)
        {
            return Refused(RefusalKind.InvalidManifest, $"{ModelFolder.ManifestFile} cannot be read: {e.Message}");
        }
    }

    private static (ModelManifest?, CatalogAnswer) Refused(RefusalKind kind, string detail) => (null, CatalogAnswer.Refused(kind, detail));

    private static CatalogAnswer? FeaturesDiffer(ModelText text, ModelManifest? told)
    {
        var names = FeatureSchema.Names;
        if (!text.FeatureNames.SequenceEqual(names, StringComparer.Ordinal))
        {
            return CatalogAnswer.Refused(
                RefusalKind.FeatureSchemaMismatch,
                $"The model's features are not those of feature schema {FeatureSchema.Version}. {FeatureNamesDiffer.Tell(names, text.FeatureNames)}. Train it on exactly these features, in their order.",
                [
                    .. names.Except(text.FeatureNames, StringComparer.Ordinal).Select(n => ("missing", n)),
                    .. text.FeatureNames.Except(names, StringComparer.Ordinal).Select(n => ("unknown", n)),
                ]);
        }

        return told is null || told.FeatureSchemaVersion == FeatureSchema.Version
            ? null
            : CatalogAnswer.Refused(RefusalKind.FeatureSchemaMismatch, $"The model was trained on feature schema {told.FeatureSchemaVersion}, but this cluster computes schema {FeatureSchema.Version}, whose features mean something else. Train it again.");
    }

    private static ModelManifest Manifest(ModelText text, ModelManifest? told) => told ?? new()
    {
        Version = text.Version,
        FeatureSchemaVersion = FeatureSchema.Version,
        FeatureNames = text.FeatureNames,
        ReviewAtScore = 1,
        BlockAtScore = NeverBlock,
    };
}
