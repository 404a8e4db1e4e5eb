namespace FraudGrains.Grains.Scoring;

/// <summary>How one number was spread over the rows that a model was finished on: what later traffic is compared with (PSI).</summary>
/// <remarks>
/// Bin 0 holds values at or below the first edge, bin i those above edge i - 1 up to edge i, the bin after the last edge the rest;
/// one more bin, the last, holds NaN ("not known"). So there are two more shares than edges, and they sum to 1.
/// </remarks>
public sealed record ReferenceHistogram
{
    /// <summary>Most edges.</summary>
    public const int EdgesMax = 64;

    /// <summary>Name of the feature, or <c>score</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Upper bounds of the bins, rising, finite; none when every row said the same or nothing.</summary>
    public required double[] Edges { get; init; }

    /// <summary>Share of the rows in each bin, 0 to 1: <c>Edges.Length + 1</c> bins of values, then the bin of NaN.</summary>
    public required double[] Shares { get; init; }

    /// <summary>The bin a value falls in, 0 to <c>Edges.Length + 1</c>.</summary>
    public int BinOf(double value)
    {
        if (double.IsNaN(value))
            return Edges.Length + 1;
        var at = Array.BinarySearch(Edges, value);
        return at >= 0 ? at : ~at;
    }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Fault()
    {
        if (Edges.Length > EdgesMax || Shares.Length != Edges.Length + 2)
            return $"'{Name}' must have at most {EdgesMax} edges and two shares more than edges, but has {Edges.Length} and {Shares.Length}";
        for (var i = 0; i < Edges.Length; i++)
        {
            if (!double.IsFinite(Edges[i]) || (i > 0 && Edges[i] <= Edges[i - 1]))
                return $"'{Name}' must have rising, finite edges";
        }

        return Shares.All(s => s is >= 0 and <= 1) && Math.Abs(Shares.Sum() - 1) < 1e-3 ? null : $"'{Name}' must have shares from 0 to 1 that sum to 1";
    }
}
