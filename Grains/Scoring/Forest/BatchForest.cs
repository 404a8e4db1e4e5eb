namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>The trees of a model laid out for scoring several rows at once: every split of every tree in a row, in the order of the model.</summary>
/// <remarks>
/// The idea is QuickScorer's (Lucchese et al., SIGIR 2015): the leaves of a tree, numbered from the left, are bits of one word. A split that a row
/// leaves to the right takes away the leaves to its left; the first leaf that is left over is the row's. No split waits for another one.
/// </remarks>
internal sealed class BatchForest
{
    /// <summary>Rows scored together: two vectors of four.</summary>
    public const int RowsPerBlock = 8;

    /// <summary>Leaves of a tree that fit in a word.</summary>
    public const int LeavesMax = 64;

    private BatchForest(ModelText model, RowSlots slots)
    {
        var splits = new List<BatchSplit>(model.Trees.Sum(t => t.SplitFeature.Length));
        var values = new List<double>(model.Trees.Sum(t => t.LeafValue.Length));
        var trees = new List<BatchTree>(model.Trees.Length);
        foreach (var tree in model.Trees)
        {
            var firstLeaf = values.Count;
            Lay(tree, slots, splits, values);
            trees.Add(new(splits.Count, firstLeaf));
        }

        (Splits, LeafValues, Trees) = ([.. splits], [.. values], [.. trees]);
    }

    public BatchSplit[] Splits { get; }

    /// <summary>Values of the leaves of each tree, from the left.</summary>
    public double[] LeafValues { get; }

    public BatchTree[] Trees { get; }

    /// <summary>Null when a tree has more leaves than a word has bits.</summary>
    public static BatchForest? TryLay(ModelText model, RowSlots slots) =>
        model.Trees.All(t => t.LeafValue.Length <= LeavesMax) ? new(model, slots) : null;

    private static void Lay(ModelTree tree, RowSlots slots, List<BatchSplit> splits, List<double> values)
    {
        if (tree.SplitFeature.Length == 0)
        {
            values.Add(tree.LeafValue[0]);
            return;
        }

        var firstLeaf = values.Count;
        Walk(0);

        void Walk(int node)
        {
            if (node < 0)
            {
                values.Add(tree.LeafValue[~node]);
                return;
            }

            var before = values.Count - firstLeaf;
            Walk(tree.LeftChild[node]);
            var ofTheLeft = Below(values.Count - firstLeaf) & ~Below(before);
            splits.Add(new(tree.Threshold[node], ~ofTheLeft, slots.IndexOf(tree.SplitFeature[node], tree.Missing[node]) * RowsPerBlock));
            Walk(tree.RightChild[node]);
        }
    }

    /// <summary>The leaves before a number, which is below <see cref="LeavesMax"/>: something always stands to the right of a left side.</summary>
    private static ulong Below(int leaf) => (1UL << leaf) - 1;
}

/// <summary>One split.</summary>
/// <param name="Threshold">Values up to it go left.</param>
/// <param name="Kept">The leaves that remain when a row goes right.</param>
/// <param name="At">Where the rows' values of its slot begin in a block.</param>
internal readonly record struct BatchSplit(double Threshold, ulong Kept, int At);

/// <summary>One tree.</summary>
/// <param name="EndOfSplits">Where its splits end; they begin where the tree before ended.</param>
/// <param name="FirstLeaf">Its leftmost leaf.</param>
internal readonly record struct BatchTree(int EndOfSplits, int FirstLeaf);
