using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Tests.Shared;

/// <summary>What a model of the engine's features has around its trees.</summary>
internal static class EngineModel
{
    /// <summary>The text as LightGBM would write it.</summary>
    public static string Text(string trees) => $"""
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx={FeatureSchema.Count - 1}
        objective=binary sigmoid:1
        feature_names={string.Join(' ', FeatureSchema.Names)}
        feature_infos={string.Join(' ', FeatureSchema.Names.Select(_ => "[0:1]"))}

        {trees}

        end of trees

        feature_importances:
        amount=1

        parameters:
        [num_threads: 1]
        end of parameters
        """;

    /// <summary>Its manifest.</summary>
    public static ModelManifest Manifest(string text, double reviewAtScore, double blockAtScore) => new()
    {
        Version = ModelText.Parse(text).Version,
        FeatureSchemaVersion = FeatureSchema.Version,
        FeatureNames = [.. FeatureSchema.Names],
        ReviewAtScore = reviewAtScore,
        BlockAtScore = blockAtScore,
    };
}
