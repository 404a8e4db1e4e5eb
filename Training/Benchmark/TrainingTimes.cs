using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.ModelTrainer;
using FraudGrains.Training.Native;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Benchmark;

/// <summary>Processor time of the same forest, grown by the library alone and by the trainer as a whole.</summary>
internal static class TrainingTimes
{
    /// <summary>The library alone: bin the rows, grow the trees.</summary>
    public static TimeSpan OfLibrary(FeatureTable table, TimeSplit split, TrainerOptions options, CancellationToken interrupted)
    {
        var (blocks, labels) = table.Select(split.Train);
        return Measured(() =>
        {
            var parameters = $"{options.ToParameters()} num_threads={options.Threads}";
            using var dataset = new LightGbmDataset(blocks, labels, [.. table.Names], parameters);
            using var booster = LightGbmBooster.Create(dataset, parameters);
            for (var i = 0; i < options.TreesMax && booster.Update(); i++)
                interrupted.ThrowIfCancellationRequested();
        });
    }

    /// <summary>The trainer: gather the rows, bin them and the validation rows, grow, judge every tree on the validation rows, choose thresholds and write down how features are spread.</summary>
    public static TimeSpan OfTrainer(FeatureTable table, TimeSplit split, TrainerOptions options, CancellationToken interrupted) => Measured(() =>
    {
        var gathered = new FeatureTable(table.Names);
        for (var row = 0; row < table.Count; row++)
            gathered.Add(table.Facts(row), table.Row(row));
        using var rows = new TrainingRows(gathered, split, options.Threads);
        var forest = ForestTrainer.Grow(rows, options with { Patience = options.TreesMax }, null, _ => { }, interrupted);
        FinishedModel.Of(forest.Text, gathered, split, Thresholds.AlertBudget, Thresholds.ReviewCost);
    });

    private static TimeSpan Measured(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return Environment.CpuUsage.TotalTime - before;
    }
}
