using System.Runtime.CompilerServices;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Grains.Tests.Scoring.Reference;

/// <summary>Exact contributions by another way than <see cref="Contributions"/>: polynomials in the hot features, their coefficients weighed one by one.</summary>
/// <remarks>
/// Each leaf is seen as a path of distinct features. A feature is hot when the row would follow the path at all of its splits, else cold.
/// All cold features of a leaf share one weight, so a leaf costs the square of its hot features only.
/// With <see cref="ExpectedValue"/> the contributions add up to the raw score (within rounding).
/// </remarks>
internal sealed class ReferenceContributions
{
    /// <summary>Longest path whose scratch space is kept on the stack, in features.</summary>
    private const int OnStackMax = 64;

    private readonly int _featureCount;
    private readonly int _splitCount;
    private readonly RowSlots _slots = new();
    private readonly ReferencePaths _paths;
    private readonly double[][] _weights;

    public ReferenceContributions(ModelText model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _featureCount = model.FeatureNames.Length;
        _paths = new(model, _slots);
        _splitCount = _paths.SplitThreshold.Length;
        _weights = [.. Enumerable.Range(0, _paths.FeaturesMax + 1).Select(SubsetWeights)];
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
        contributions.Clear();
        Span<double> slots = new double[_slots.Count];
        _slots.Fill(row, slots);
        Span<bool> goesLeft = new bool[_splitCount];
        for (var i = 0; i < _splitCount; i++)
            goesLeft[i] = slots[_paths.SplitSlot[i]] <= _paths.SplitThreshold[i];
        foreach (ref readonly var leaf in _paths.Leaves.AsSpan())
            AddLeaf(leaf, goesLeft, contributions);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLeaf(in ReferenceLeaf leaf, ReadOnlySpan<bool> goesLeft, Span<double> contributions)
    {
        var elements = _paths.Elements.AsSpan(leaf.Start, leaf.Count);
        Span<int> hot = leaf.Count <= OnStackMax ? stackalloc int[OnStackMax] : new int[leaf.Count];
        Span<double> polynomial = leaf.Count <= OnStackMax ? stackalloc double[OnStackMax + 1] : new double[leaf.Count + 1];
        polynomial[0] = 1;
        var value = leaf.Value;
        var hotCount = 0;
        for (var i = 0; i < elements.Length; i++)
        {
            ref readonly var element = ref elements[i];
            if (IsHot(element, goesLeft))
            {
                hot[hotCount++] = i;
                Extend(polynomial, hotCount, element.ZeroFraction);
            }
            else
            {
                value *= element.ZeroFraction;
            }
        }

        if (value == 0)
            return;
        var weights = _weights[leaf.Count];
        if (hotCount < elements.Length)
            AddCold(elements, hot[..hotCount], -value * Weighted(polynomial[..(hotCount + 1)], weights), contributions);
        foreach (var i in hot[..hotCount])
            contributions[elements[i].Feature] += (1 - elements[i].ZeroFraction) * value * WeightedWithout(polynomial[..(hotCount + 1)], elements[i].ZeroFraction, weights);
    }

    private bool IsHot(in PathElement element, ReadOnlySpan<bool> goesLeft)
    {
        foreach (var step in _paths.Steps.AsSpan(element.Start, element.Count))
        {
            if (goesLeft[step >> 1] != ((step & 1) != 0))
                return false;
        }

        return true;
    }

    private static void AddCold(ReadOnlySpan<PathElement> elements, ReadOnlySpan<int> hot, double share, Span<double> contributions)
    {
        var next = 0;
        for (var i = 0; i < elements.Length; i++)
        {
            if (next < hot.Length && hot[next] == i)
                next++;
            else
                contributions[elements[i].Feature] += share;
        }
    }

    /// <summary>Multiplies by (zero + x); the result has <paramref name="degree"/> as its degree.</summary>
    private static void Extend(Span<double> polynomial, int degree, double zero)
    {
        polynomial[degree] = polynomial[degree - 1];
        for (var k = degree - 1; k > 0; k--)
            polynomial[k] = (polynomial[k] * zero) + polynomial[k - 1];
        polynomial[0] *= zero;
    }

    private static double Weighted(ReadOnlySpan<double> polynomial, double[] weights)
    {
        var sum = 0.0;
        for (var k = 0; k < polynomial.Length; k++)
            sum += polynomial[k] * weights[k];
        return sum;
    }

    /// <summary>The same after division by (zero + x). Loses digits as paths grow; good to 1e-9 up to a few dozen features.</summary>
    private static double WeightedWithout(ReadOnlySpan<double> polynomial, double zero, double[] weights)
    {
        var sum = 0.0;
        var coefficient = 0.0;
        for (var k = polynomial.Length - 1; k > 0; k--)
        {
            coefficient = polynomial[k] - (zero * coefficient);
            sum += coefficient * weights[k - 1];
        }

        return sum;
    }

    /// <summary>The weight of a subset of size k of the other features of a path: k! (n-1-k)! / n!.</summary>
    private static double[] SubsetWeights(int features)
    {
        var weights = new double[Math.Max(features, 1)];
        weights[0] = 1.0 / Math.Max(features, 1);
        for (var k = 1; k < features; k++)
            weights[k] = weights[k - 1] * k / (features - k);
        return weights;
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
