using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>Scores one row: a descent without branches, eight trees at a time. Raw scores are those of LightGBM's own library to the last bit.</summary>
public sealed class Evaluator
{
    /// <summary>Longest scratch space kept on the stack, in numbers; a larger model's is allocated for each row.</summary>
    private const int OnStackMax = 1_024;

    private readonly CompiledForest _forest;
    private readonly int _featureCount;

    public Evaluator(ModelText model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _featureCount = model.FeatureNames.Length;
        _forest = new(model);
    }

    /// <summary>The score in log-odds.</summary>
    /// <param name="row">One value per feature of the model; NaN where unknown.</param>
    /// <exception cref="ArgumentException">The row has another length.</exception>
    public double RawScore(ReadOnlySpan<double> row)
    {
        if (row.Length != _featureCount)
            throw new ArgumentException($"A row must hold {_featureCount} features, but holds {row.Length}.", nameof(row));
        var slotCount = _forest.Slots.Count;
        var length = slotCount + _forest.TreeCount + 1;
        var scratch = length <= OnStackMax ? stackalloc double[length] : new double[length];
        var slots = scratch[..slotCount];
        var answers = scratch[slotCount..];
        _forest.Slots.Fill(row, slots);
        foreach (var group in _forest.Groups)
            Descend(group, slots, answers);

        // In the model's order: floating-point sums depend on it.
        var sum = 0.0;
        foreach (var answer in answers[..^1])
            sum += answer;
        return sum;
    }

    // Optimised from the first call: without it the first thousands of decisions after a start are 5 to 20 times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Descend(TreeGroup group, ReadOnlySpan<double> slots, Span<double> answers)
    {
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(_forest.Nodes);
        ref var row = ref MemoryMarshal.GetReference(slots);
        var roots = group.Roots;
        int a = roots[0], b = roots[1], c = roots[2], d = roots[3], e = roots[4], f = roots[5], g = roots[6], h = roots[7];
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
        }

        var values = _forest.Values;
        var places = group.Places;
        answers[places[0]] = values[a];
        answers[places[1]] = values[b];
        answers[places[2]] = values[c];
        answers[places[3]] = values[d];
        answers[places[4]] = values[e];
        answers[places[5]] = values[f];
        answers[places[6]] = values[g];
        answers[places[7]] = values[h];
    }

    /// <summary>Unchecked: nodes and slots come from <see cref="CompiledForest"/>, which only lays out trees that <see cref="ModelTreeReader"/> has walked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref ForestNode nodes, ref double row, int at)
    {
        ref readonly var node = ref Unsafe.Add(ref nodes, at);
        return node.Right + Unsafe.BitCast<bool, byte>(Unsafe.Add(ref row, node.Slot) <= node.Threshold);
    }
}
