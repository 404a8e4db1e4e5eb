using FraudGrains.Grains.Features;
using FraudGrains.Simulator.Datasets;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Benchmarks.Forest;

/// <summary>A forest trained on the first transactions of a data file, by the features that the engine computes, and the rows that follow them.</summary>
internal static class ReplayedForest
{
    private const int TrainingRowsMax = 100_000;

    /// <param name="path">The labelled file.</param>
    /// <param name="format">paysim, handbook or canonical.</param>
    /// <param name="count">Rows to score.</param>
    /// <exception cref="InvalidOperationException">The file has too few rows.</exception>
    public static (string Model, double[] Rows) Make(string path, string format, int count)
    {
        using var file = LabelledFile.Open(path, format);
        var replay = new FeatureReplay(TimeSpan.FromDays(7));
        var (rows, labels) = (new List<double>(), new List<float>());
        foreach (var labelled in file.Read(new BadRows(skip: false)).Take(TrainingRowsMax + count))
        {
            rows.AddRange(replay.Next(labelled));
            labels.Add(labelled.IsFraud ? 1 : 0);
        }

        var trained = labels.Count - count;
        if (trained < count)
            throw new InvalidOperationException($"{path} has {labels.Count} rows; {2 * count} are needed.");
        var all = rows.ToArray();
        return (BoostedForest.Train(all.AsMemory(0, trained * FeatureSchema.Count), [.. labels.Take(trained)]), all[(trained * FeatureSchema.Count)..]);
    }
}
