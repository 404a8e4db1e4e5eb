using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Silo.Tests.Support;

/// <summary>A model of one question, so that a test can tell every outcome beforehand: amounts above 10,000 score 0.88, others 0.02; review at 0.5, block never.</summary>
internal static class TinyModel
{
    private const string Tree = """
        num_leaves=2
        num_cat=0
        split_feature=0
        split_gain=1
        threshold=10000
        decision_type=0
        left_child=-1
        right_child=-2
        leaf_value=-4 2
        leaf_weight=1 1
        leaf_count=90 10
        internal_value=0
        internal_weight=1
        internal_count=100
        is_linear=0
        shrinkage=1
        """;

    /// <summary>The model's text; <paramref name="highLogOdds"/> for the large amounts.</summary>
    public static string Text(string highLogOdds = "2") => $"""
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            label_index=0
            max_feature_idx={FeatureSchema.Count - 1}
            objective=binary sigmoid:1
            feature_names={string.Join(' ', FeatureSchema.Names)}
            feature_infos={string.Join(' ', FeatureSchema.Names.Select(_ => "[0:1]"))}

            Tree=0
            {Tree.Replace("-4 2", $"-4 {highLogOdds}", StringComparison.Ordinal)}

            end of trees

            feature_importances:
            amount=1

            parameters:
            [num_threads: 1]
            end of parameters
            """;

    public static void Write(string directory) => Write(directory, Text());

    public static void Write(string directory, string text) =>
        ModelFolder.Write(directory, text, new()
        {
            Version = ModelText.Parse(text).Version,
            FeatureSchemaVersion = FeatureSchema.Version,
            FeatureNames = [.. FeatureSchema.Names],
            ReviewAtScore = 0.5,
            BlockAtScore = 1.5,
        });
}
