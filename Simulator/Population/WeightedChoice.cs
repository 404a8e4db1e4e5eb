namespace FraudGrains.Simulator.Population;

/// <summary>Draws an index in proportion to weights, in constant time (Vose's alias method).</summary>
internal sealed class WeightedChoice
{
    private readonly double[] _keep;
    private readonly int[] _other;

    public WeightedChoice(double[] weights)
    {
        (_keep, _other) = (new double[weights.Length], new int[weights.Length]);
        var scale = weights.Length / weights.Sum();
        Stack<int> small = new(), large = new();
        for (var i = 0; i < weights.Length; i++)
        {
            _keep[i] = weights[i] * scale;
            (_keep[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var (poor, rich) = (small.Pop(), large.Pop());
            _other[poor] = rich;
            _keep[rich] -= 1 - _keep[poor];
            (_keep[rich] < 1 ? small : large).Push(rich);
        }

        foreach (var rest in small.Concat(large))
            _keep[rest] = 1;
    }

    /// <summary>Popularity falls as one over rank to the power of <paramref name="exponent"/>: few are known to all, most to few.</summary>
    public static WeightedChoice Zipf(int count, double exponent) =>
        new([.. Enumerable.Range(1, count).Select(rank => Math.Pow(rank, -exponent))]);

    public int Draw(RandomSource random) => At(random.Next(), random.Next());

    /// <summary>The choice that two numbers from 0 to below 1 stand for.</summary>
    public int At(double first, double second)
    {
        var i = (int)(first * _keep.Length);
        return second < _keep[i] ? i : _other[i];
    }
}
