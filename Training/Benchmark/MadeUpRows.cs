using System.Globalization;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Benchmark;

/// <summary>Rows of the kinds that features are: amounts with a heavy tail, counts, ratios, some unknown; fraud in 0.13 % of them, which some columns tell.</summary>
internal static class MadeUpRows
{
    /// <summary>Validation rows on top, as a share of the training rows.</summary>
    private const double ValidationShare = 0.25;

    private const double FraudShare = 0.0013;

    public static (FeatureTable Table, TimeSplit Split) Make(int rows, int columns, int seed)
    {
        var table = new FeatureTable([.. Enumerable.Range(0, columns).Select(i => string.Create(CultureInfo.InvariantCulture, $"column_{i}"))]);
        var random = new Random(seed);
        var row = new double[columns];
        var all = rows + Math.Max(1, (int)(rows * ValidationShare));
        for (var i = 0; i < all; i++)
        {
            // Every part has both kinds, however few rows there are.
            var isFraud = i % rows < 2 ? i % rows == 0 : random.NextDouble() < FraudShare;
            for (var column = 0; column < columns; column++)
                row[column] = Value(random, column, isFraud);
            table.Add(new(DateTimeOffset.UnixEpoch.AddSeconds(i), isFraud, Math.Max(row[0], 0), false, ""), row);
        }

        int[] validation = [.. Enumerable.Range(rows, all - rows)];
        return (table, new([.. Enumerable.Range(0, rows)], validation, validation, table.Time(rows), 0));
    }

    private static double Value(Random random, int column, bool isFraud) => (column % 4) switch
    {
        0 => Math.Exp((random.NextDouble() * 8) + (isFraud ? random.NextDouble() * 4 : 0)),
        1 => Math.Floor(random.NextDouble() * random.NextDouble() * (isFraud ? 12 : 8)),
        2 => random.NextDouble() < 0.2 ? double.NaN : random.NextDouble() * 86_400,
        _ => random.NextDouble() + (isFraud && column < 8 ? 0.3 : 0),
    };
}
