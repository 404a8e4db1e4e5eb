using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Grains.Tests.Scoring;

/// <summary>Forests of any shape, with every way of missing in them, and the plainest way to score them.</summary>
internal static class RandomForest
{
    public const int Features = 9;

    private static readonly double[] Awkward =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1e-40, -1e-40, 1e-35, 1.1e-35, double.Epsilon, double.MaxValue, double.MinValue,
    ];

    public static ModelText Make(Random random, int trees, int leavesMax) => new()
    {
        FeatureNames = [.. Enumerable.Range(0, Features).Select(i => $"f{i}")],
        Sigmoid = 1,
        Trees = [.. Enumerable.Range(0, trees).Select(_ => Tree(random, random.Next(1, leavesMax + 1)))],
        Version = "000000000000",
    };

    public static double[][] Rows(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Row(random))];

    /// <summary>Walks tree by tree and asks at each split, as LightGBM's own code does.</summary>
    public static double Score(ModelText model, double[] row)
    {
        var sum = 0.0;
        foreach (var tree in model.Trees)
        {
            var node = tree.SplitFeature.Length == 0 ? ~0 : 0;
            while (node >= 0)
                node = GoesLeft(tree, node, row[tree.SplitFeature[node]]) ? tree.LeftChild[node] : tree.RightChild[node];
            sum += tree.LeafValue[~node];
        }

        return sum;
    }

    private static bool GoesLeft(ModelTree tree, int node, double value)
    {
        var missing = tree.Missing[node];
        if (double.IsNaN(value) && missing is not (MissingKind.NanLeft or MissingKind.NanRight))
            value = 0;
        var isZero = value is >= -1e-35f and <= 1e-35f;
        return missing switch
        {
            MissingKind.ZeroLeft when isZero => true,
            MissingKind.ZeroRight when isZero => false,
            MissingKind.NanLeft when double.IsNaN(value) => true,
            MissingKind.NanRight when double.IsNaN(value) => false,
            _ => (isZero ? 0 : value) <= tree.Threshold[node],
        };
    }

    private static double[] Row(Random random)
    {
        var row = new double[Features];
        for (var i = 0; i < row.Length; i++)
            row[i] = random.Next(4) == 0 ? Awkward[random.Next(Awkward.Length)] : random.Next(-4, 5) / 2.0;
        return row;
    }

    /// <summary>Grows by splitting any leaf, so that some trees are bushes and some are sticks.</summary>
    private static ModelTree Tree(Random random, int leaves)
    {
        var splits = leaves - 1;
        var (left, right) = (new int[splits], new int[splits]);
        var (splitCount, leafCount) = (new int[splits], new int[leaves]);
        leafCount[0] = 1_000_000;
        var isStick = random.Next(3) == 0;
        for (var split = 0; split < splits; split++)
        {
            var leaf = isStick ? split : random.Next(split + 1);
            Replace(left, right, split, ~leaf);
            splitCount[split] = Math.Max(leafCount[leaf], 1);
            leafCount[split + 1] = random.Next(8) == 0 ? 0 : (int)(splitCount[split] * random.NextDouble());
            leafCount[leaf] = splitCount[split] - leafCount[split + 1];
            (left[split], right[split]) = random.Next(2) == 0 ? (~leaf, ~(split + 1)) : (~(split + 1), ~leaf);
        }

        return new()
        {
            SplitFeature = [.. left.Select(_ => random.Next(Features))],
            Threshold = [.. left.Select(_ => random.Next(12) == 0 ? Awkward[random.Next(1, Awkward.Length)] : random.Next(-4, 5) / 2.0)],
            Missing = [.. left.Select(_ => (MissingKind)random.Next(5))],
            LeftChild = left,
            RightChild = right,
            SplitCount = splitCount,
            LeafValue = [.. leafCount.Select(_ => random.NextDouble() - 0.5)],
            LeafCount = leafCount,
            Depth = splits == 0 ? 0 : Depth(left, right, 0),
        };
    }

    private static void Replace(int[] left, int[] right, int split, int child)
    {
        for (var i = 0; i < split; i++)
        {
            if (left[i] == child)
                left[i] = split;
            if (right[i] == child)
                right[i] = split;
        }
    }

    private static int Depth(int[] left, int[] right, int node) => node < 0 ? 0 : 1 + Math.Max(Depth(left, right, left[node]), Depth(left, right, right[node]));
}
