namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>All paths from a root to a leaf, each told by its distinct features, laid out four paths abreast.</summary>
/// <remarks>
/// Each split has two edges; an edge also stands for all earlier edges of its path that look at the same feature.
/// So whether a row follows a path as far as one feature is concerned is worked out once per edge, however many leaves lie below it.
/// Edge 0 is followed by every row.
/// </remarks>
internal sealed class LeafPaths
{
    /// <summary>Paths abreast: one in each lane of a vector.</summary>
    public const int Lanes = 4;

    private readonly List<PathSplit> _splits = [];
    private readonly List<double> _shares = [1];
    private readonly List<(double Value, PathStep[] Steps)> _leaves = [];
    private readonly RowSlots _slots;
    private long _stepCount;

    public LeafPaths(ModelText model, RowSlots slots)
    {
        _slots = slots;
        foreach (var tree in model.Trees)
            Walk(tree);
        Splits = [.. _splits];
        var ordered = _leaves.OrderBy(l => l.Steps.Length).Chunk(Lanes).ToArray();
        Groups = new PathGroup[ordered.Length];
        var length = ordered.Sum(paths => paths[^1].Steps.Length) * Lanes;
        (Edges, Places, Shares, Values) = (new int[length], new int[length], new double[length], new double[ordered.Length * Lanes]);
        var start = 0;
        for (var i = 0; i < ordered.Length; i++)
        {
            var count = ordered[i][^1].Steps.Length;
            Groups[i] = new(start, count);
            for (var lane = 0; lane < Lanes; lane++)
                Lay(lane < ordered[i].Length ? ordered[i][lane] : (0, []), start, count, (i * Lanes) + lane);
            start += count * Lanes;
        }

        FeaturesMax = Groups.Length == 0 ? 0 : Groups[^1].Count;
        (_splits, _shares, _leaves) = ([], [], []);
    }

    /// <summary>Every split after the ones above it. The edges of the split <c>s</c> are <c>2s + 1</c> to the left and <c>2s + 2</c> to the right.</summary>
    public PathSplit[] Splits { get; }

    /// <summary>In order of their length.</summary>
    public PathGroup[] Groups { get; }

    /// <summary>Value of each group's leaves.</summary>
    public double[] Values { get; }

    /// <summary>The edge of each path's next feature.</summary>
    public int[] Edges { get; }

    /// <summary>Share of the training rows that stay on the path at that feature's splits.</summary>
    public double[] Shares { get; }

    /// <summary>Where that feature's contributions are added: each lane has a place of its own, so that none waits for another.</summary>
    public int[] Places { get; }

    /// <summary>Most distinct features on one path.</summary>
    public int FeaturesMax { get; }

    private void Walk(ModelTree tree)
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

            var feature = tree.SplitFeature[at.Node];
            var before = path.FindLast(s => s.Feature == feature).Edge;
            var edge = (_splits.Count * 2) + 1;
            _splits.Add(new(tree.Threshold[at.Node], _slots.IndexOf(feature, tree.Missing[at.Node]), before));
            Push(tree.LeftChild[at.Node], edge);
            Push(tree.RightChild[at.Node], edge + 1);

            void Push(int child, int ofChild)
            {
                _shares.Add(_shares[before] * (Count(tree, child) / (double)tree.SplitCount[at.Node]));
                waiting.Push((child, at.Depth + 1, new(feature, ofChild)));
            }
        }
    }

    private static int Count(ModelTree tree, int child) => child >= 0 ? tree.SplitCount[child] : tree.LeafCount[~child];

    /// <summary>Only the last edge of a feature counts: it stands for those before it.</summary>
    private void AddLeaf(double value, List<PathStep> path)
    {
        _stepCount += path.Count;
        if (_stepCount > ModelLimits.PathStepsMax)
            throw new ModelTextException(1, "$", $"has more than {ModelLimits.PathStepsMax} steps on its paths; train with fewer leaves or trees");
        _leaves.Add((value, [.. path.GroupBy(s => s.Feature).Select(s => s.Last())]));
    }

    /// <summary>A path shorter than its neighbours ends with steps that change nothing.</summary>
    private void Lay((double Value, PathStep[] Steps) leaf, int start, int count, int at)
    {
        var lane = at % Lanes;
        Values[at] = leaf.Value;
        for (var i = 0; i < count; i++)
        {
            var step = i < leaf.Steps.Length ? leaf.Steps[i] : default;
            var place = start + (i * Lanes) + lane;
            (Edges[place], Shares[place], Places[place]) = (step.Edge, _shares[step.Edge], (step.Feature * Lanes) + lane);
        }
    }

    private readonly record struct PathStep(int Feature, int Edge);
}

/// <summary>One split of a path.</summary>
/// <param name="Threshold">Values up to it go left.</param>
/// <param name="Slot">The row's value that it looks at.</param>
/// <param name="Before">The last edge above that looks at the same feature; 0 when there is none.</param>
internal readonly record struct PathSplit(double Threshold, int Slot, int Before);

/// <summary>Paths that are weighed together.</summary>
/// <param name="Start">Where their steps begin.</param>
/// <param name="Count">Features of the longest of them.</param>
internal readonly record struct PathGroup(int Start, int Count);
