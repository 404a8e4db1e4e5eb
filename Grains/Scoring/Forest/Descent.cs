using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>The way of one row down <see cref="CompiledForest.Lanes"/> trees at a time, without a branch that depends on the row.</summary>
/// <remarks>
/// A step waits for two loads, one after the other; the steps of other trees fill the wait. Sixteen trees do so better than eight,
/// even though their places no longer all fit in registers.
/// Unchecked: nodes and slots come from <see cref="CompiledForest"/>, which only lays out trees that <see cref="ModelTreeReader"/> has walked.
/// </remarks>
internal sealed class Descent(CompiledForest forest)
{
    // Optimised from the first call: without it the first thousands of decisions after a start are 5 to 20 times slower.
    /// <summary>Writes each tree's answer to its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Down(TreeGroup group, ReadOnlySpan<double> slots, Span<double> answers)
    {
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(forest.Nodes);
        ref var row = ref MemoryMarshal.GetReference(slots);
        var roots = group.Roots;
        nuint a = roots[0], b = roots[1], c = roots[2], d = roots[3], e = roots[4], f = roots[5], g = roots[6], h = roots[7];
        nuint i = roots[8], j = roots[9], k = roots[10], l = roots[11], m = roots[12], n = roots[13], o = roots[14], p = roots[15];
        for (var depth = group.Depth; depth > 0; depth--)
        {
            a = Step(ref nodes, ref row, a);
            b = Step(ref nodes, ref row, b);
            c = Step(ref nodes, ref row, c);
            d = Step(ref nodes, ref row, d);
            e = Step(ref nodes, ref row, e);
            f = Step(ref nodes, ref row, f);
            g = Step(ref nodes, ref row, g);
            h = Step(ref nodes, ref row, h);
            i = Step(ref nodes, ref row, i);
            j = Step(ref nodes, ref row, j);
            k = Step(ref nodes, ref row, k);
            l = Step(ref nodes, ref row, l);
            m = Step(ref nodes, ref row, m);
            n = Step(ref nodes, ref row, n);
            o = Step(ref nodes, ref row, o);
            p = Step(ref nodes, ref row, p);
        }

        var places = group.Places;
        answers[places[0]] = Value(a);
        answers[places[1]] = Value(b);
        answers[places[2]] = Value(c);
        answers[places[3]] = Value(d);
        answers[places[4]] = Value(e);
        answers[places[5]] = Value(f);
        answers[places[6]] = Value(g);
        answers[places[7]] = Value(h);
        answers[places[8]] = Value(i);
        answers[places[9]] = Value(j);
        answers[places[10]] = Value(k);
        answers[places[11]] = Value(l);
        answers[places[12]] = Value(m);
        answers[places[13]] = Value(n);
        answers[places[14]] = Value(o);
        answers[places[15]] = Value(p);
    }

    private double Value(nuint at) => forest.Values[at / ForestNode.Halves];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Step(ref ForestNode nodes, ref double row, nuint at)
    {
        ref readonly var node = ref Unsafe.AddByteOffset(ref nodes, at * ((uint)Unsafe.SizeOf<ForestNode>() / ForestNode.Halves));
        return node.Right + ((nuint)Unsafe.BitCast<bool, byte>(Unsafe.Add(ref row, (nuint)node.Slot) <= node.Threshold) * ForestNode.Halves);
    }
}
