namespace FraudGrains.Training.Tests.Scoring;

/// <summary>Rows with everything a feature can be: ordinary, missing, infinite, zero of both signs, tiny, huge.</summary>
internal static class AwkwardRows
{
    public const int Columns = 12;

    private static readonly double[] Awkward =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1e-40, -1e-40, 1e-35, 1.1e-35, -1.1e-35,
        double.Epsilon, double.MaxValue, double.MinValue, 1e300, -1e300, 1e18, float.MaxValue,
    ];

    /// <param name="random">Source of values.</param>
    /// <param name="count">Rows.</param>
    /// <param name="awkwardShare">Share of values that are awkward, 0 to 1.</param>
    public static double[] Make(Random random, int count, double awkwardShare)
    {
        var rows = new double[count * Columns];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = random.NextDouble() < awkwardShare ? Awkward[random.Next(Awkward.Length)] : Ordinary(random, i % Columns);
        return rows;
    }

    /// <summary>Columns of different kinds: amounts, counts (many zeros), fractions, a constant.</summary>
    private static double Ordinary(Random random, int column) => (column % 4) switch
    {
        0 => Math.Exp(random.NextDouble() * 16),
        1 => Math.Floor(random.NextDouble() * random.NextDouble() * 8),
        2 => random.NextDouble() - 0.5,
        _ => column == 3 ? 7 : random.Next(5),
    };

    public static float[] Labels(double[] rows, Random random) => [.. rows.Chunk(Columns).Select(r =>
        (r[0] > 100_000 ? 1.0 : 0) + (r[1] >= 3 ? 1 : 0) + (double.IsNaN(r[2]) ? 1 : r[2]) + (r[4] > 50_000 && r[5] == 0 ? 1 : 0) + random.NextDouble() > 1.8 ? 1f : 0f)];
}
