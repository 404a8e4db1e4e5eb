using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>Scores blocks of <see cref="BatchForest.RowsPerBlock"/> rows, four rows a vector. Raw scores are those of <see cref="Evaluator"/> to the last bit.</summary>
internal sealed class BatchEvaluator(BatchForest forest, RowSlots slots)
{
    private const int Lanes = 4, Rows = BatchForest.RowsPerBlock;

    /// <summary>An evaluator, or null where it does not pay (no vectors of 256 bits) or a tree is too large for it.</summary>
    public static BatchEvaluator? TryMake(ModelText model, RowSlots slots) =>
        Vector256.IsHardwareAccelerated && BatchForest.TryLay(model, slots) is { } forest ? new(forest, slots) : null;

    /// <param name="rows">As many rows as a block has.</param>
    /// <param name="scratch">Room for as many values of each slot.</param>
    /// <param name="scores">One raw score per row.</param>
    public void RawScores(ReadOnlySpan<double[]> rows, Span<double> scratch, Span<double> scores)
    {
        slots.FillBlock(rows, scratch);
        AddTrees(ref MemoryMarshal.GetReference(scratch), scores);
    }

    /// <summary>Unchecked: offsets and leaves come from <see cref="BatchForest"/>, which only lays out trees that <see cref="ModelTreeReader"/> has walked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTrees(ref double block, Span<double> scores)
    {
        ref var split = ref MemoryMarshal.GetArrayDataReference(forest.Splits);
        ref var values = ref MemoryMarshal.GetArrayDataReference(forest.LeafValues);
        Span<ulong> leaves = stackalloc ulong[Rows];
        ref var left = ref MemoryMarshal.GetReference(leaves);
        Vector256<double> first = default, second = default;
        var at = 0;
        foreach (ref readonly var tree in forest.Trees.AsSpan())
        {
            Vector256<ulong> a = Vector256<ulong>.AllBitsSet, b = Vector256<ulong>.AllBitsSet;
            for (; at < tree.EndOfSplits; at++)
            {
                ref readonly var next = ref Unsafe.Add(ref split, at);
                ref var row = ref Unsafe.Add(ref block, next.At);
                var threshold = Vector256.Create(next.Threshold);
                var kept = Vector256.Create(next.Kept);
                a &= Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref row), threshold).AsUInt64() | kept;
                b &= Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref row, Lanes), threshold).AsUInt64() | kept;
            }

            a.StoreUnsafe(ref left);
            b.StoreUnsafe(ref left, Lanes);
            ref var value = ref Unsafe.Add(ref values, tree.FirstLeaf);

            // Tree after tree in the model's order: floating-point sums depend on it.
            first += Four(ref value, ref left);
            second += Four(ref value, ref Unsafe.Add(ref left, Lanes));
        }

        first.CopyTo(scores);
        second.CopyTo(scores[Lanes..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Four(ref double values, ref ulong left) => Vector256.Create(
        Unsafe.Add(ref values, BitOperations.TrailingZeroCount(left)),
        Unsafe.Add(ref values, BitOperations.TrailingZeroCount(Unsafe.Add(ref left, 1))),
        Unsafe.Add(ref values, BitOperations.TrailingZeroCount(Unsafe.Add(ref left, 2))),
        Unsafe.Add(ref values, BitOperations.TrailingZeroCount(Unsafe.Add(ref left, 3))));
}
