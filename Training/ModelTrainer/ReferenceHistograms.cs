using FraudGrains.Grains.Scoring;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelTrainer;

/// <summary>Writes down how features and scores were spread over the validation rows, the latest the model was finished on, so that serving can tell when they drift.</summary>
internal static class ReferenceHistograms
{
    private static readonly double[] FeatureQuantiles = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    /// <summary>Finer at the top, where the alerts are.</summary>
    private static readonly double[] ScoreQuantiles = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.995, 0.999];

    public static ReferenceHistogram[] OfFeatures(FeatureTable table, int[] rows)
    {
        var values = new double[rows.Length];
        var histograms = new ReferenceHistogram[table.Columns];
        for (var column = 0; column < histograms.Length; column++)
        {
            for (var i = 0; i < rows.Length; i++)
                values[i] = table.Row(rows[i])[column];
            histograms[column] = Of(table.Names[column], values, FeatureQuantiles);
        }

        return histograms;
    }

    public static ReferenceHistogram OfScores(double[] scores) => Of("score", scores, ScoreQuantiles);

    private static ReferenceHistogram Of(string name, double[] values, double[] quantiles)
    {
        var known = Array.FindAll(values, double.IsFinite);
        Array.Sort(known);
        var edges = known.Length == 0 ? [] : quantiles.Select(q => known[(int)(q * (known.Length - 1))]).Distinct().ToArray();
        var histogram = new ReferenceHistogram { Name = name, Edges = edges, Shares = new double[edges.Length + 2] };
        foreach (var value in values)
            histogram.Shares[histogram.BinOf(value)]++;
        for (var i = 0; i < histogram.Shares.Length; i++)
            histogram.Shares[i] = Math.Round(histogram.Shares[i] / values.Length, 6);
        return histogram;
    }
}
