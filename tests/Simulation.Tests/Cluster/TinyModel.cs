using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>A forest of one tree: large amounts score high.</summary>
internal static class TinyModel
{
    public static ScoringModel Make()
    {
        var text = ModelText.Parse($"""
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            label_index=0
            max_feature_idx={FeatureSchema.Count - 1}
            objective=binary sigmoid:1
            feature_names={string.Join(' ', FeatureSchema.Names)}
            feature_infos={string.Join(' ', FeatureSchema.Names.Select(_ => "[0:1]"))}
            tree_sizes=300

            Tree=0
            num_leaves=2
            num_cat=0
            split_feature=0
            split_gain=1
            threshold=50000
            decision_type=2
            left_child=-1
            right_child=-2
            leaf_value=-5 3
            leaf_weight=1 1
            leaf_count=1000 10
            internal_value=0
            internal_weight=2
            internal_count=1010
            is_linear=0
            shrinkage=1


            end of trees

            """);
        return new ScoringModel(text, new ModelManifest
        {
            Version = "tiny",
            FeatureSchemaVersion = FeatureSchema.Version,
            FeatureNames = [.. FeatureSchema.Names],
            ReviewAtScore = 0.5,
            BlockAtScore = 0.99,
        });
    }
}
