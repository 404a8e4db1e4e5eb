namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>One tree as LightGBM wrote it. A child of 0 or more is a split, a negative child <c>c</c> is leaf <c>~c</c>; the reader has checked that they form a tree.</summary>
public sealed class ModelTree
{
    public required int[] SplitFeature { get; init; }

    public required double[] Threshold { get; init; }

    public required MissingKind[] Missing { get; init; }

    public required int[] LeftChild { get; init; }

    public required int[] RightChild { get; init; }

    /// <summary>Training rows that reached each split.</summary>
    public required int[] SplitCount { get; init; }

    public required double[] LeafValue { get; init; }

    /// <summary>Training rows that reached each leaf.</summary>
    public required int[] LeafCount { get; init; }

    /// <summary>Splits on the longest way from the root to a leaf; 0 for a lone leaf.</summary>
    public required int Depth { get; init; }
}
