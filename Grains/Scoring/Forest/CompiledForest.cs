namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>The trees of a model laid out for descent: one array of small nodes, siblings side by side, trees of like depth in groups of <see cref="Lanes"/>.</summary>
internal sealed class CompiledForest
{
    /// <summary>Trees descended at a time, so that their loads overlap.</summary>
    public const int Lanes = 16;

    private readonly List<ForestNode> _nodes = [];
    private readonly List<double> _values = [];

    public CompiledForest(ModelText model)
    {
        TreeCount = model.Trees.Length;
        var order = Enumerable.Range(0, TreeCount).OrderBy(i => model.Trees[i].Depth).ToArray();
        Groups = [.. order.Chunk(Lanes).Select(trees => Group(model, trees))];
        Nodes = [.. _nodes];
        Values = [.. _values];
    }

    public int TreeCount { get; }

    public RowSlots Slots { get; } = new();

    public ForestNode[] Nodes { get; }

    /// <summary>The leaf's value for each node that is a leaf; 0 for the others.</summary>
    public double[] Values { get; }

    public TreeGroup[] Groups { get; }

    /// <summary>A last group that is not full gets lone leaves whose answers go to a place past the trees' own.</summary>
    private TreeGroup Group(ModelText model, int[] trees)
    {
        var roots = new uint[Lanes];
        var places = new int[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            var isReal = lane < trees.Length;
            roots[lane] = HalfNodes(isReal ? Lay(model.Trees[trees[lane]]) : AddLeaf(0));
            places[lane] = isReal ? trees[lane] : TreeCount;
        }

        return new(trees.Max(i => model.Trees[i].Depth), roots, places);
    }

    private int Lay(ModelTree tree)
    {
        var root = AddLeaf(tree.LeafValue[0]);
        if (tree.SplitFeature.Length == 0)
            return root;
        var waiting = new Queue<(int Split, int At)>([(0, root)]);
        while (waiting.TryDequeue(out var next))
        {
            var right = Child(tree, tree.RightChild[next.Split], waiting);
            Child(tree, tree.LeftChild[next.Split], waiting);
            _nodes[next.At] = new(tree.Threshold[next.Split], (uint)Slots.IndexOf(tree.SplitFeature[next.Split], tree.Missing[next.Split]), HalfNodes(right));
            _values[next.At] = 0;
        }

        return root;
    }

    private int Child(ModelTree tree, int child, Queue<(int, int)> waiting)
    {
        var at = AddLeaf(child < 0 ? tree.LeafValue[~child] : 0);
        if (child >= 0)
            waiting.Enqueue((child, at));
        return at;
    }

    /// <summary>A leaf leads to itself: no value is at most NaN, so the next node is always <c>Right</c>.</summary>
    private int AddLeaf(double value)
    {
        _nodes.Add(new(double.NaN, 0, HalfNodes(_nodes.Count)));
        _values.Add(value);
        return _nodes.Count - 1;
    }

    private static uint HalfNodes(int nodes) => (uint)nodes * ForestNode.Halves;
}
