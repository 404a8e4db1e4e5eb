using System.Globalization;

namespace FraudGrains.Grains.Tests.Scoring;

/// <summary>Model texts small enough to score with a pencil.</summary>
internal static class HandMadeModel
{
    /// <summary>Two features. Below 10 on the first: -1, else by the second (missing goes left): at most 0.5 gives 1, more gives 3. Sixty of a hundred rows were small, then thirty and ten.</summary>
    public const string Tree = """
        num_leaves=3
        num_cat=0
        split_feature=0 1
        split_gain=1 1
        threshold=10 0.5
        decision_type=0 10
        left_child=-1 -2
        right_child=1 -3
        leaf_value=-1 1 3
        leaf_weight=1 1 1
        leaf_count=60 30 10
        internal_value=0 0
        internal_weight=1 1
        internal_count=100 40
        is_linear=0
        shrinkage=0.1
        """;

    public static string Text(params string[] trees) => Text("binary sigmoid:1", "amount count", trees);

    public static string Text(string objective, string names, string[] trees) => $"""
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=1
        objective={objective}
        feature_names={names}
        feature_infos=[0:1] [0:1]

        {string.Join('\n', trees.Select((tree, i) => $"Tree={i}\n{tree}\n"))}
        end of trees

        feature_importances:
        amount=1

        parameters:
        [num_threads: 1]
        end of parameters
        """;

    public static string Leaf(double value) => $"num_leaves=1\nnum_cat=0\nleaf_value={value.ToString("R", CultureInfo.InvariantCulture)}\nis_linear=0\nshrinkage=1";
}
