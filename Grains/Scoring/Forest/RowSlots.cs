using System.Runtime.InteropServices;

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

    private readonly List<(int Feature, MissingKind Missing)> _slots = [];
    private readonly Dictionary<(int, MissingKind), int> _indices = [];

    /// <summary>Slots a row fills, at least 1, so that a lone leaf has something to look at.</summary>
    public int Count => Math.Max(_slots.Count, 1);

    public int IndexOf(int feature, MissingKind missing)
    {
        if (!_indices.TryGetValue((feature, missing), out var index))
        {
            index = _slots.Count;
            _slots.Add((feature, missing));
            _indices.Add((feature, missing), index);
        }

        return index;
    }

    public void Fill(ReadOnlySpan<double> row, Span<double> slots)
    {
        slots[0] = 0;
        var all = CollectionsMarshal.AsSpan(_slots);
        for (var i = 0; i < all.Length; i++)
            slots[i] = Decided(row[all[i].Feature], all[i].Missing);
    }

    private static double Decided(double value, MissingKind missing)
    {
        var isZero = Math.Abs(value) <= ZeroMax;
        if (!isZero && !double.IsNaN(value))
            return value;
        return missing switch
        {
            MissingKind.ZeroLeft => double.NegativeInfinity,
            MissingKind.ZeroRight => double.NaN,
            MissingKind.NanLeft => isZero ? 0 : double.NegativeInfinity,
            MissingKind.NanRight => isZero ? 0 : double.NaN,
            _ => 0,
        };
    }
}
