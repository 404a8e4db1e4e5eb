using System.Globalization;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Tests.Shared;

namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>A forest of 200 trees with 31 leaves each, grown at random from a seed: it costs what a trained one costs and flags one transaction in a few hundred.</summary>
internal static class BenchmarkModel
{
    private const int Trees = 200;
    private const int Leaves = 31;

    public static string Text { get; } = Grow(new Random(7));

    public static void Write(string directory) => ModelFolder.Write(directory, Text, EngineModel.Manifest(Text, 0.99, 0.999));

    private static string Grow(Random random) => EngineModel.Text(string.Join("\n\n", Enumerable.Range(0, Trees).Select(i => $"Tree={i}\n{Tree(random)}")));

    private static string Tree(Random random)
    {
        // Leaf-wise growth: each split takes a leaf at random and turns it into a node with two.
        var (left, right) = (new int[Leaves - 1], new int[Leaves - 1]);
        var parents = new List<(int Node, bool IsLeft)> { (-1, false) };
        for (var node = 0; node < Leaves - 1; node++)
        {
            var leaf = random.Next(parents.Count);
            var (parent, isLeft) = parents[leaf];
            if (parent >= 0)
                (isLeft ? left : right)[parent] = node;
            parents[leaf] = (node, true);
            parents.Add((node, false));
        }

        for (var leaf = 0; leaf < Leaves; leaf++)
            (parents[leaf].IsLeft ? left : right)[parents[leaf].Node] = ~leaf;
        return string.Join('\n',
            $"num_leaves={Leaves}", "num_cat=0",
            $"split_feature={Each(Leaves - 1, _ => random.Next(FeatureSchema.Count))}", $"split_gain={Each(Leaves - 1, _ => 1)}",
            $"threshold={Each(Leaves - 1, _ => Math.Round(Math.Exp(random.NextDouble() * 12), 3))}", $"decision_type={Each(Leaves - 1, _ => 10)}",
            $"left_child={string.Join(' ', left)}", $"right_child={string.Join(' ', right)}",
            $"leaf_value={Each(Leaves, _ => Math.Round((random.NextDouble() - 0.52) / 10, 6))}", $"leaf_weight={Each(Leaves, _ => 1)}", $"leaf_count={Each(Leaves, _ => 10)}",
            $"internal_value={Each(Leaves - 1, _ => 0)}", $"internal_weight={Each(Leaves - 1, _ => 1)}", $"internal_count={Each(Leaves - 1, _ => 20)}",
            "is_linear=0", "shrinkage=0.1");
    }

    private static string Each<T>(int count, Func<int, T> value)
        where T : IFormattable => string.Join(' ', Enumerable.Range(0, count).Select(i => value(i).ToString(null, CultureInfo.InvariantCulture)));
}
