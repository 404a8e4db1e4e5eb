using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Training.Native;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelTrainer;

/// <summary>Grows a forest with LightGBM's library and stops when later rows no longer gain from it.</summary>
internal static class ForestTrainer
{
    /// <param name="table">The rows.</param>
    /// <param name="split">Which of them teach and which validate.</param>
    /// <param name="options">How to grow.</param>
    /// <param name="grown">Told after every tree.</param>
    /// <param name="interrupted">Ends the growing.</param>
    /// <returns>The text of the model, as LightGBM writes it.</returns>
    public static string Train(FeatureTable table, TimeSplit split, TrainerOptions options, Action<int> grown, CancellationToken interrupted)
    {
        var parameters = options.ToParameters();
        var (blocks, labels) = table.Select(split.Train);
        using var dataset = new LightGbmDataset(blocks, labels, [.. FeatureSchema.Names], parameters);
        using var booster = LightGbmBooster.Create(dataset, parameters);
        var validation = new ValidationLoss(table, split.Validation);
        var (best, bestTrees) = (double.PositiveInfinity, 0);
        for (var trees = 1; trees <= options.TreesMax && trees - bestTrees <= options.Patience; trees++)
        {
            interrupted.ThrowIfCancellationRequested();
            if (!booster.Update())
                break;
            var loss = validation.Add(ModelText.Parse(booster.ToText(trees - 1, 1)));
            if (loss < best)
                (best, bestTrees) = (loss, trees);
            grown(trees);
        }

        return bestTrees > 0 ? booster.ToText(0, bestTrees) : throw new LightGbmException("no tree could be grown: the training rows show no difference between fraud and genuine.");
    }
}
