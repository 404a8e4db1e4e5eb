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

    private readonly List<Slot> _slots = [];
    private readonly Dictionary<(int, MissingKind), int> _indices = [];

    /// <summary>Slots a row fills, at least 1, so that a lone leaf has something to look at.</summary>
    public int Count => Math.Max(_slots.Count, 1);

    public int IndexOf(int feature, MissingKind missing)
    {
        if (!_indices.TryGetValue((feature, missing), out var index))
        {
            index = _slots.Count;
            _slots.Add(Of(feature, missing));
            _indices.Add((feature, missing), index);
        }

        return index;
    }

    public void Fill(ReadOnlySpan<double> row, Span<double> slots)
    {
        slots[0] = 0;
        var all = CollectionsMarshal.AsSpan(_slots);
        for (var i = 0; i < all.Length; i++)
        {
            ref readonly var slot = ref all[i];
            slots[i] = Decided(Vector128.CreateScalar(row[slot.Feature]), Vector128.CreateScalar(slot.Zero), Vector128.CreateScalar(slot.Nan)).ToScalar();
        }
    }

    /// <summary>Fills the slots of several rows: all rows' values of the first slot, then of the second, and so on.</summary>
    /// <param name="rows"><see cref="BatchForest.RowsPerBlock"/> rows.</param>
    /// <param name="block">Room for as many values of each slot.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FillBlock(ReadOnlySpan<double[]> rows, Span<double> block)
    {
        const int Rows = BatchForest.RowsPerBlock;
        var all = CollectionsMarshal.AsSpan(_slots);
        for (var r = 0; r < Rows; r++)
        {
            var row = rows[r];
            for (var i = 0; i < all.Length; i++)
                block[(i * Rows) + r] = row[all[i].Feature];
        }

        for (var i = 0; i < all.Length; i++)
        {
            var (zero, nan) = (Vector256.Create(all[i].Zero), Vector256.Create(all[i].Nan));
            var values = block.Slice(i * Rows, Rows);
            Decided(Vector256.Create<double>(values), zero, nan).CopyTo(values);
            values = values[Vector256<double>.Count..];
            Decided(Vector256.Create<double>(values), zero, nan).CopyTo(values);
        }
    }

    private static Slot Of(int feature, MissingKind missing) => missing switch
    {
        MissingKind.ZeroLeft => new(feature, double.NegativeInfinity, double.NegativeInfinity),
        MissingKind.ZeroRight => new(feature, double.NaN, double.NaN),
        MissingKind.NanLeft => new(feature, 0, double.NegativeInfinity),
        MissingKind.NanRight => new(feature, 0, double.NaN),
        _ => new(feature, 0, 0),
    };

    // Selected, not branched on: which features are zero or unknown changes from row to row, and a wrong guess costs more than the choice.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Decided(Vector128<double> values, Vector128<double> zero, Vector128<double> nan) =>
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(Vector128.Abs(values), Vector128.Create(ZeroMax)), zero, Vector128.ConditionalSelect(Vector128.Equals(values, values), values, nan));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Decided(Vector256<double> values, Vector256<double> zero, Vector256<double> nan) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(Vector256.Abs(values), Vector256.Create(ZeroMax)), zero, Vector256.ConditionalSelect(Vector256.Equals(values, values), values, nan));

    /// <param name="Feature">Whose value it is.</param>
    /// <param name="Zero">What a zero becomes.</param>
    /// <param name="Nan">What NaN becomes.</param>
    private readonly record struct Slot(int Feature, double Zero, double Nan);
}
