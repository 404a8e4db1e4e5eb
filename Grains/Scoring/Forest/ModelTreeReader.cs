namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>Reads one tree and checks that its children really form a tree, so that nothing later has to.</summary>
internal static class ModelTreeReader
{
    private const int Categorical = 1, DefaultLeft = 2;

    public static ModelTree Read(ModelSection section, int featureCount)
    {
        var leaves = section.Int("num_leaves", 1, ModelLimits.LeavesPerTreeMax);
        if (section.Has("num_cat"))
            section.Only("num_cat", "0", "categorical splits are not scored here, train with the feature as a number");
        if (section.Has("is_linear"))
            section.Only("is_linear", "0", "linear trees are not scored here, train with linear_tree=false");
        var splits = leaves - 1;
        var leafValue = section.Doubles("leaf_value", leaves, finite: true);
        if (leafValue.Any(v => Math.Abs(v) > ModelLimits.LeafValueMax))
            throw new ModelTextException(section.Text("leaf_value").Line, "leaf_value", $"must lie between {-ModelLimits.LeafValueMax:0} and {ModelLimits.LeafValueMax:0}: beyond it no log-odds mean anything");
        if (splits == 0)
            return Lone(leafValue);

        var left = section.Ints("left_child", splits, -leaves, splits - 1);
        var right = section.Ints("right_child", splits, -leaves, splits - 1);
        var depth = Depth(section, left, right);
        var splitCount = section.Ints("internal_count", splits, 1, int.MaxValue);
        var leafCount = section.Ints("leaf_count", leaves, 0, int.MaxValue);
        Counts(section, left, splitCount, leafCount);
        Counts(section, right, splitCount, leafCount);
        return new()
        {
            SplitFeature = section.Ints("split_feature", splits, 0, featureCount - 1),
            Threshold = section.Doubles("threshold", splits, finite: false),
            Missing = Missing(section, splits),
            LeftChild = left,
            RightChild = right,
            SplitCount = splitCount,
            LeafValue = leafValue,
            LeafCount = leafCount,
            Depth = depth,
        };
    }

    private static ModelTree Lone(double[] leafValue) => new()
    {
        SplitFeature = [],
        Threshold = [],
        Missing = [],
        LeftChild = [],
        RightChild = [],
        SplitCount = [],
        LeafValue = leafValue,
        LeafCount = [0],
        Depth = 0,
    };

    private static MissingKind[] Missing(ModelSection section, int splits)
    {
        var types = section.Ints("decision_type", splits, 0, 255);
        var at = section.Text("decision_type").Line;
        return Array.ConvertAll(types, type =>
        {
            if ((type & Categorical) != 0)
                throw new ModelTextException(at, "decision_type", "categorical splits are not scored here, train with the feature as a number");
            var isLeft = (type & DefaultLeft) != 0;
            return (type >> 2) switch
            {
                0 => MissingKind.None,
                1 => isLeft ? MissingKind.ZeroLeft : MissingKind.ZeroRight,
                2 => isLeft ? MissingKind.NanLeft : MissingKind.NanRight,
                _ => throw new ModelTextException(at, "decision_type", $"{type} is not a decision LightGBM knows"),
            };
        });
    }

    /// <summary>Explanations weigh each side of a split by its share of the rows: no side can have more of them than the split.</summary>
    private static void Counts(ModelSection section, int[] children, int[] splitCount, int[] leafCount)
    {
        for (var i = 0; i < children.Length; i++)
        {
            var count = children[i] >= 0 ? splitCount[children[i]] : leafCount[~children[i]];
            if (count > splitCount[i])
                throw new ModelTextException(section.Text("internal_count").Line, "internal_count", $"value {i + 1} is {splitCount[i]}, but {count} of these rows went one way");
        }
    }

    /// <summary>Walks from the root; every split and every leaf must be met exactly once.</summary>
    private static int Depth(ModelSection section, int[] left, int[] right)
    {
        var met = new bool[left.Length];
        var leafMet = new bool[left.Length + 1];
        var waiting = new Stack<(int Node, int Depth)>([(0, 0)]);
        int deepest = 0, reached = 0;
        while (waiting.TryPop(out var at))
        {
            deepest = Math.Max(deepest, at.Depth);
            ref var seen = ref at.Node >= 0 ? ref met[at.Node] : ref leafMet[~at.Node];
            if (seen)
                throw new ModelTextException(section.Text("left_child").Line, "left_child", $"{section.Name} is not a tree: {(at.Node >= 0 ? "split" : "leaf")} {(at.Node >= 0 ? at.Node : ~at.Node)} is reached twice");
            seen = true;
            reached++;
            if (at.Node < 0)
                continue;
            waiting.Push((left[at.Node], at.Depth + 1));
            waiting.Push((right[at.Node], at.Depth + 1));
        }

        // n splits met once each have n + 1 leaves below them, so a missing leaf shows as a missing split.
        return reached == met.Length + leafMet.Length
            ? deepest
            : throw new ModelTextException(section.Text("left_child").Line, "left_child", $"{section.Name} is not a tree: {met.Length + leafMet.Length - reached} of its splits and leaves cannot be reached");
    }
}
