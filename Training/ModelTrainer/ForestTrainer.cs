using FraudGrains.Training.Native;

namespace FraudGrains.Training.ModelTrainer;

/// <summary>Grows a forest with LightGBM's library and stops when later rows no longer gain from it.</summary>
internal static class ForestTrainer
{
    /// <param name="rows">What to learn from.</param>
    /// <param name="options">How to grow.</param>
    /// <param name="columns">The only columns a tree may split on; null for all.</param>
    /// <param name="grown">Told after every tree.</param>
    /// <param name="interrupted">Ends the growing.</param>
    /// <exception cref="LightGbmException">No tree could be grown.</exception>
    public static GrownForest Grow(TrainingRows rows, TrainerOptions options, IReadOnlyList<int>? columns, Action<int> grown, CancellationToken interrupted)
    {
        using var booster = LightGbmBooster.Create(rows.Train, Parameters(options, columns));
        booster.Validate(rows.Validation);
        var (best, bestTrees) = (double.PositiveInfinity, 0);
        for (var trees = 1; trees <= options.TreesMax && trees - bestTrees <= options.Patience; trees++)
        {
            interrupted.ThrowIfCancellationRequested();
            if (!booster.Update())
                break;
            var loss = booster.Metric();
            if (loss < best)
                (best, bestTrees) = (loss, trees);
            grown(trees);
        }

        return bestTrees > 0
            ? new(booster.ToText(0, bestTrees), bestTrees, best)
            : throw new LightGbmException("no tree could be grown: the training rows show no difference between fraud and genuine.");
    }

    /// <summary>A single group of features that may meet in a tree: the others are in none, so no tree ever splits on them.</summary>
    private static string Parameters(TrainerOptions options, IReadOnlyList<int>? columns) =>
        $"{options.ToParameters()} num_threads={options.Threads}{(columns is null ? "" : $" interaction_constraints=[{string.Join(',', columns)}]")}";
}
