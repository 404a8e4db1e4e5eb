using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Grains.Tests.Scoring.Reference;

/// <summary>All paths from a root to a leaf, each told by its distinct features.</summary>
internal sealed class ReferencePaths
{
    private readonly List<ReferenceLeaf> _leaves = [];
    private readonly List<PathElement> _elements = [];
    private readonly List<int> _steps = [];

    public ReferencePaths(ModelText model, RowSlots slots)
    {
        var splits = model.Trees.Sum(t => t.SplitFeature.Length);
        SplitSlot = new int[splits];
        SplitThreshold = new double[splits];
        var first = 0;
        foreach (var tree in model.Trees)
        {
            for (var i = 0; i < tree.SplitFeature.Length; i++)
            {
                SplitSlot[first + i] = slots.IndexOf(tree.SplitFeature[i], tree.Missing[i]);
                SplitThreshold[first + i] = tree.Threshold[i];
            }

            Walk(tree, first);
            first += tree.SplitFeature.Length;
        }

        Leaves = [.. _leaves];
        Elements = [.. _elements];
        Steps = [.. _steps];
    }

    public ReferenceLeaf[] Leaves { get; }

    public PathElement[] Elements { get; }

    /// <summary>Twice the split's number, plus 1 when the path goes left there.</summary>
    public int[] Steps { get; }

    public int[] SplitSlot { get; }

    public double[] SplitThreshold { get; }

    /// <summary>Most distinct features on one path.</summary>
    public int FeaturesMax { get; private set; }

    private void Walk(ModelTree tree, int firstSplit)
    {
        if (tree.SplitFeature.Length == 0)
            return;
        var path = new List<PathStep>();
        var waiting = new Stack<(int Node, int Depth, PathStep? Step)>([(0, 0, null)]);
        while (waiting.TryPop(out var at))
        {
            if (at.Step is { } step)
            {
                path.RemoveRange(at.Depth - 1, path.Count - at.Depth + 1);
                path.Add(step);
            }

            if (at.Node < 0)
            {
                AddLeaf(tree.LeafValue[~at.Node], path);
                continue;
            }

            Push(tree.LeftChild[at.Node], isLeft: true);
            Push(tree.RightChild[at.Node], isLeft: false);

            void Push(int child, bool isLeft) => waiting.Push((child, at.Depth + 1, new(
                tree.SplitFeature[at.Node], ((firstSplit + at.Node) << 1) | (isLeft ? 1 : 0), Count(tree, child) / (double)tree.SplitCount[at.Node])));
        }
    }

    private static int Count(ModelTree tree, int child) => child >= 0 ? tree.SplitCount[child] : tree.LeafCount[~child];

    private void AddLeaf(double value, List<PathStep> path)
    {
        if (_steps.Count + path.Count > ModelLimits.PathStepsMax)
            throw new ModelTextException(1, "$", $"has more than {ModelLimits.PathStepsMax} steps on its paths; train with fewer leaves or trees");
        var start = _elements.Count;
        foreach (var feature in path.GroupBy(s => s.Feature))
        {
            var firstStep = _steps.Count;
            _steps.AddRange(feature.Select(s => s.Step));
            _elements.Add(new(feature.Key, feature.Aggregate(1.0, (product, s) => product * s.Fraction), firstStep, _steps.Count - firstStep));
        }

        _leaves.Add(new(value, start, _elements.Count - start));
        FeaturesMax = Math.Max(FeaturesMax, _elements.Count - start);
    }

    private readonly record struct PathStep(int Feature, int Step, double Fraction);
}
