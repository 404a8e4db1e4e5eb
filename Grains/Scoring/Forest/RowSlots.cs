using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>Turns a row into one in which <c>value &lt;= threshold</c> is the whole decision of a split.</summary>
/// <remarks>
/// A value that a split counts as missing becomes minus infinity (goes left at every threshold) or NaN (goes right at every threshold).
/// So the way down a tree has no branch for missing values; a feature that is split on in two manners has two slots.
/// </remarks>
internal sealed class RowSlots
{
    /// <summary>LightGBM reads anything this close to zero as zero (its constant is a 32-bit float).</summary>
    private const double ZeroMax = 1e-35f;

    private readonly Dictionary<(int, MissingKind), int> _indices = [];
    private readonly List<int> _features = [];

    /// <summary>What a zero becomes in each slot.</summary>
    private readonly List<double> _zeros = [];

    /// <summary>What NaN becomes.</summary>
    private readonly List<double> _nans = [];

    /// <summary>Slots a row fills, at least 1, so that a lone leaf has something to look at.</summary>
    public int Count => Math.Max(_features.Count, 1);

    public int IndexOf(int feature, MissingKind missing)
    {
        if (!_indices.TryGetValue((feature, missing), out var index))
        {
            index = _features.Count;
            _indices.Add((feature, missing), index);
            var (zero, nan) = Becomes(missing);
            _features.Add(feature);
            _zeros.Add(zero);
            _nans.Add(nan);
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(ReadOnlySpan<double> row, Span<double> slots)
    {
        slots[0] = 0;
        var features = CollectionsMarshal.AsSpan(_features);
        var zeros = CollectionsMarshal.AsSpan(_zeros);
        var nans = CollectionsMarshal.AsSpan(_nans);
        for (var i = 0; i < features.Length; i++)
            slots[i] = row[features[i]];
        var at = 0;
        for (; at + Vector256<double>.Count <= features.Length; at += Vector256<double>.Count)
            Decided(Vector256.Create<double>(slots[at..]), Vector256.Create<double>(zeros[at..]), Vector256.Create<double>(nans[at..])).CopyTo(slots[at..]);
        for (; at < features.Length; at++)
            slots[at] = Decided(Vector256.CreateScalar(slots[at]), Vector256.CreateScalar(zeros[at]), Vector256.CreateScalar(nans[at])).ToScalar();
    }

    /// <summary>Fills the slots of several rows: all rows' values of the first slot, then of the second, and so on.</summary>
    /// <param name="rows"><see cref="BatchForest.RowsPerBlock"/> rows.</param>
    /// <param name="block">Room for as many values of each slot.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FillBlock(ReadOnlySpan<double[]> rows, Span<double> block)
    {
        const int Rows = BatchForest.RowsPerBlock;
        var features = CollectionsMarshal.AsSpan(_features);
        var zeros = CollectionsMarshal.AsSpan(_zeros);
        var nans = CollectionsMarshal.AsSpan(_nans);
        for (var r = 0; r < Rows; r++)
        {
            var row = rows[r];
            for (var i = 0; i < features.Length; i++)
                block[(i * Rows) + r] = row[features[i]];
        }

        for (var i = 0; i < features.Length; i++)
        {
            var (zero, nan) = (Vector256.Create(zeros[i]), Vector256.Create(nans[i]));
            var values = block.Slice(i * Rows, Rows);
            Decided(Vector256.Create<double>(values), zero, nan).CopyTo(values);
            values = values[Vector256<double>.Count..];
            Decided(Vector256.Create<double>(values), zero, nan).CopyTo(values);
        }
    }

    private static (double Zero, double Nan) Becomes(MissingKind missing) => missing switch
    {
        MissingKind.ZeroLeft => (double.NegativeInfinity, double.NegativeInfinity),
        MissingKind.ZeroRight => (double.NaN, double.NaN),
        MissingKind.NanLeft => (0, double.NegativeInfinity),
        MissingKind.NanRight => (0, double.NaN),
        _ => (0, 0),
    };

    // Selected, not branched on: which features are zero or unknown changes from row to row, and a wrong guess costs more than the choice.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Decided(Vector256<double> values, Vector256<double> zero, Vector256<double> nan) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(Vector256.Abs(values), Vector256.Create(ZeroMax)), zero, Vector256.ConditionalSelect(Vector256.Equals(values, values), values, nan));
}
