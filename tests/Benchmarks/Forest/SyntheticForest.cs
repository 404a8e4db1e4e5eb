using FraudGrains.Grains.Features;

namespace FraudGrains.Benchmarks.Forest;

/// <summary>A forest over as many features as the engine has, trained on seeded rows of its kinds: amounts, counts with many zeros, ratios, unknowns. Each column is drawn by itself.</summary>
internal static class SyntheticForest
{
    private const int TrainingRows = 20_000;

    /// <summary>The model's text, as the library saves it.</summary>
    public static string Train()
    {
        var columns = FeatureSchema.Count;
        var rows = Rows(seed: 1, TrainingRows);
        var random = new Random(2);
        return BoostedForest.Train(rows, [.. Enumerable.Range(0, TrainingRows).Select(i => IsFraud(rows.AsSpan(i * columns, columns), random) ? 1f : 0f)]);
    }

    /// <summary>Row-major rows.</summary>
    public static double[] Rows(int seed, int count)
    {
        var random = new Random(seed);
        var rows = new double[count * FeatureSchema.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = Value(random, i % FeatureSchema.Count);
        return rows;
    }

    private static double Value(Random random, int column) => (column % 5) switch
    {
        0 => Math.Exp(random.NextDouble() * 12),
        1 => Math.Floor(random.NextDouble() * random.NextDouble() * 12),
        2 => random.NextDouble() < 0.2 ? double.NaN : random.NextDouble() * 3,
        3 => random.Next(4) == 0 ? 0 : Math.Exp(random.NextDouble() * 8),
        _ => random.NextDouble() - 0.5,
    };

    private static bool IsFraud(ReadOnlySpan<double> row, Random random)
    {
        var sum = 0.0;
        for (var i = 0; i + 4 < row.Length; i += 5)
            sum += (row[i] > 50_000 ? 1.5 : 0) + (row[i + 1] >= 4 && row[i + 4] > 0 ? 1 : 0) + (double.IsNaN(row[i + 2]) ? 0.5 : row[i + 2] > 2.5 ? 0.7 : 0) - (row[i + 3] == 0 ? 0.3 : 0);
        return sum + (random.NextDouble() * 4) > 18;
    }
}
