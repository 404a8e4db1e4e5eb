using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>Exact contributions of each feature to a score (TreeSHAP with path-dependent cover), in log-odds.</summary>
/// <remarks>
/// Each leaf is a path of distinct features. A feature is hot (1) when the row would follow the path at all of its splits, else cold (0); its share
/// is the part of the training rows that would. The Shapley value of feature j is
/// <c>value * (hot_j - share_j) * ∫ Π_(i≠j) (t hot_i + (1 - t) share_i) dt</c> for t from 0 to 1: the weights of the subsets are Beta integrals.
/// A polynomial in t, so a few points give the integral exactly; see <see cref="Quadrature"/>. All terms are positive: nothing cancels out.
/// With <see cref="ExpectedValue"/> the contributions add up to the raw score (within rounding).
/// </remarks>
public sealed class Contributions
{
    /// <summary>Longest path whose scratch space is kept on the stack, in features.</summary>
    private const int OnStackMax = 64;

    private const int Lanes = LeafPaths.Lanes;

    private readonly int _featureCount;
    private readonly RowSlots _slots = new();
    private readonly LeafPaths _paths;
    private readonly Quadrature[] _quadratures;

    public Contributions(ModelText model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _featureCount = model.FeatureNames.Length;
        _paths = new(model, _slots);
        _quadratures = new Quadrature[_paths.FeaturesMax + 1];
        Quadrature? last = null;
        for (var i = 0; i < _quadratures.Length; i++)
            _quadratures[i] = last = last is not null && last.Points.Length * 2 >= i ? last : Quadrature.ForFeatures(i);
        ExpectedValue = model.Trees.Sum(Expected);
    }

    /// <summary>The mean raw score of the training rows: what a row of which nothing is known would get.</summary>
    public double ExpectedValue { get; }

    /// <summary>Writes one contribution per feature.</summary>
    /// <exception cref="ArgumentException">The row or the answer has another length than the model has features.</exception>
    public void Explain(ReadOnlySpan<double> row, Span<double> contributions)
    {
        if (row.Length != _featureCount || contributions.Length != _featureCount)
            throw new ArgumentException($"A row and its contributions must hold {_featureCount} numbers, but hold {row.Length} and {contributions.Length}.", nameof(row));
        var (slotCount, edgeCount, sumCount) = (_slots.Count, (_paths.Splits.Length * 2) + 1, _featureCount * Lanes);
        var rented = ArrayPool<double>.Shared.Rent(slotCount + edgeCount + sumCount);
        var slots = rented.AsSpan(0, slotCount);
        var hot = rented.AsSpan(slotCount, edgeCount);
        var sums = rented.AsSpan(slotCount + edgeCount, sumCount);
        _slots.Fill(row, slots);
        FindHot(slots, MemoryMarshal.Cast<double, ulong>(hot));
        sums.Clear();
        AddPaths(hot, sums);
        for (var i = 0; i < contributions.Length; i++)
            contributions[i] = Vector256.Sum(Vector256.Create<double>(sums.Slice(i * Lanes, Lanes)));
        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>Writes 1 for each edge that the row follows together with all edges before it that look at the same feature, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindHot(ReadOnlySpan<double> slots, Span<ulong> hot)
    {
        hot[0] = BitConverter.DoubleToUInt64Bits(1);
        ref var edge = ref MemoryMarshal.GetReference(hot);
        ref var value = ref MemoryMarshal.GetReference(slots);
        var at = 1;
        foreach (ref readonly var split in _paths.Splits.AsSpan())
        {
            var before = Unsafe.Add(ref edge, split.Before);
            var goesLeft = 0 - (ulong)Unsafe.BitCast<bool, byte>(Unsafe.Add(ref value, split.Slot) <= split.Threshold);
            Unsafe.Add(ref edge, at) = before & goesLeft;
            Unsafe.Add(ref edge, at + 1) = before & ~goesLeft;
            at += 2;
        }
    }

    private void AddPaths(ReadOnlySpan<double> hot, Span<double> sums)
    {
        var longest = _paths.FeaturesMax;
        var length = longest * (2 + Quadrature.Step);
        var scratch = longest <= OnStackMax ? stackalloc Vector256<double>[length] : new Vector256<double>[length];
        for (var i = 0; i < _paths.Groups.Length; i++)
            AddGroup(_paths.Groups[i], _paths.Values.AsSpan(i * Lanes, Lanes), hot, scratch, sums);
    }

    // Unchecked: edges and places come from LeafPaths, which only lays out trees that ModelTreeReader has walked.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddGroup(PathGroup group, ReadOnlySpan<double> values, ReadOnlySpan<double> hot, Span<Vector256<double>> scratch, Span<double> sums)
    {
        var count = group.Count;
        var quadrature = _quadratures[count];
        var value = Vector256.Create(values);
        ref var edge = ref MemoryMarshal.GetReference(hot);
        ref var edges = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_paths.Edges), group.Start);
        ref var shares = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_paths.Shares), group.Start);
        ref var gains = ref MemoryMarshal.GetReference(scratch);
        ref var totals = ref Unsafe.Add(ref gains, count);
        ref var befores = ref Unsafe.Add(ref totals, count);
        for (var i = 0; i < count; i++)
        {
            ref var four = ref Unsafe.Add(ref edges, i * Lanes);
            var isHot = Vector256.Create(Unsafe.Add(ref edge, four), Unsafe.Add(ref edge, Unsafe.Add(ref four, 1)), Unsafe.Add(ref edge, Unsafe.Add(ref four, 2)), Unsafe.Add(ref edge, Unsafe.Add(ref four, 3)));
            Unsafe.Add(ref gains, i) = isHot - Vector256.LoadUnsafe(ref shares, (nuint)(i * Lanes));
            Unsafe.Add(ref totals, i) = default;
        }

        for (var at = 0; at < quadrature.Points.Length; at += Quadrature.Step)
            Integrate(quadrature, at, count, value, ref shares, ref gains, ref totals, ref befores);

        ref var places = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_paths.Places), group.Start);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        for (var i = 0; i < count; i++)
        {
            var share = Unsafe.Add(ref totals, i) * Unsafe.Add(ref gains, i);
            ref var place = ref Unsafe.Add(ref places, i * Lanes);
            Unsafe.Add(ref sum, place) += share.GetElement(0);
            Unsafe.Add(ref sum, Unsafe.Add(ref place, 1)) += share.GetElement(1);
            Unsafe.Add(ref sum, Unsafe.Add(ref place, 2)) += share.GetElement(2);
            Unsafe.Add(ref sum, Unsafe.Add(ref place, 3)) += share.GetElement(3);
        }
    }

    /// <summary>Adds four points of the integral: for each feature the product of all factors before it times the product of all after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Integrate(Quadrature quadrature, int at, int count, Vector256<double> value, ref double shares, ref Vector256<double> gains, ref Vector256<double> totals, ref Vector256<double> befores)
    {
        ref var point = ref quadrature.Points[at];
        ref var weight = ref quadrature.Weights[at];
        Vector256<double> t0 = Vector256.Create(point), t1 = Vector256.Create(Unsafe.Add(ref point, 1)), t2 = Vector256.Create(Unsafe.Add(ref point, 2)), t3 = Vector256.Create(Unsafe.Add(ref point, 3));
        Vector256<double> p0 = Vector256<double>.One, p1 = p0, p2 = p0, p3 = p0;
        for (var i = 0; i < count; i++)
        {
            var (gain, share) = (Unsafe.Add(ref gains, i), Vector256.LoadUnsafe(ref shares, (nuint)(i * Lanes)));
            ref var before = ref Unsafe.Add(ref befores, i * Quadrature.Step);
            (before, Unsafe.Add(ref before, 1), Unsafe.Add(ref before, 2), Unsafe.Add(ref before, 3)) = (p0, p1, p2, p3);
            p0 *= Vector256.MultiplyAddEstimate(t0, gain, share);
            p1 *= Vector256.MultiplyAddEstimate(t1, gain, share);
            p2 *= Vector256.MultiplyAddEstimate(t2, gain, share);
            p3 *= Vector256.MultiplyAddEstimate(t3, gain, share);
        }

        (p0, p1, p2, p3) = (value * weight, value * Unsafe.Add(ref weight, 1), value * Unsafe.Add(ref weight, 2), value * Unsafe.Add(ref weight, 3));
        for (var i = count - 1; i >= 0; i--)
        {
            var (gain, share) = (Unsafe.Add(ref gains, i), Vector256.LoadUnsafe(ref shares, (nuint)(i * Lanes)));
            ref var before = ref Unsafe.Add(ref befores, i * Quadrature.Step);
            Unsafe.Add(ref totals, i) += (before * p0) + (Unsafe.Add(ref before, 1) * p1) + (Unsafe.Add(ref before, 2) * p2) + (Unsafe.Add(ref before, 3) * p3);
            p0 *= Vector256.MultiplyAddEstimate(t0, gain, share);
            p1 *= Vector256.MultiplyAddEstimate(t1, gain, share);
            p2 *= Vector256.MultiplyAddEstimate(t2, gain, share);
            p3 *= Vector256.MultiplyAddEstimate(t3, gain, share);
        }
    }

    private static double Expected(ModelTree tree)
    {
        if (tree.SplitCount.Length == 0)
            return tree.LeafValue[0];
        double total = tree.SplitCount[0], expected = 0;
        for (var i = 0; i < tree.LeafValue.Length; i++)
            expected += tree.LeafCount[i] / total * tree.LeafValue[i];
        return expected;
    }
}
