using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelTrainer;

/// <summary>Tries a few sets of hyper-parameters, drawn from a seed, and takes the one with the best average precision on the validation rows. The test rows are never asked.</summary>
internal static class HyperparameterSearch
{
    /// <summary>Most trials.</summary>
    public const int TrialsMax = 100;

    private static readonly int[] Leaves = [7, 15, 31, 63];
    private static readonly double[] LearningRates = [0.02, 0.03, 0.05, 0.1];
    private static readonly int[] RowsPerLeaf = [20, 50, 100, 200, 500];
    private static readonly double[] FeatureShares = [0.3, 0.5, 0.7, 0.9];
    private static readonly double[] Shrinkages = [1, 5, 20, 50];

    /// <param name="table">The rows.</param>
    /// <param name="split">Which of them teach and which validate.</param>
    /// <param name="rows">The same, binned.</param>
    /// <param name="options">The first trial, and the seed of the others.</param>
    /// <param name="trials">How many, 1 to <see cref="TrialsMax"/>; 1 takes the options as they are.</param>
    /// <param name="grown">Told after every tree.</param>
    /// <param name="interrupted">Ends the search.</param>
    public static (GrownForest Forest, TrainerOptions Options, Trial[] Trials) Run(FeatureTable table, TimeSplit split, TrainingRows rows, TrainerOptions options, int trials, Action<int> grown, CancellationToken interrupted)
    {
        var (tried, seen) = (new List<Trial>(), new HashSet<TrainerOptions>());
        var (best, bestOptions) = (default(GrownForest), options);
        foreach (var candidate in Candidates(options).Where(seen.Add).Take(trials))
        {
            var forest = ForestTrainer.Grow(rows, candidate, null, grown, interrupted);
            var ap = trials == 1 ? double.NaN : ValidationAp(forest, table, split);
            if (best is null || ap > tried.Max(t => t.ValidationAp))
                (best, bestOptions) = (forest, candidate);
            tried.Add(new(candidate.Leaves, candidate.LearningRate, candidate.RowsPerLeafMin, candidate.FeatureShare, candidate.Shrinkage, forest.Trees, Math.Round(forest.ValidationLogLoss, 8), Math.Round(ap, 6)));
        }

        return (best!, bestOptions, trials == 1 ? [] : [.. tried]);
    }

    private static IEnumerable<TrainerOptions> Candidates(TrainerOptions options)
    {
        yield return options;
        var random = new Random(options.Seed);
        while (true)
        {
            yield return options with
            {
                Leaves = Leaves[random.Next(Leaves.Length)],
                LearningRate = LearningRates[random.Next(LearningRates.Length)],
                RowsPerLeafMin = RowsPerLeaf[random.Next(RowsPerLeaf.Length)],
                FeatureShare = FeatureShares[random.Next(FeatureShares.Length)],
                Shrinkage = Shrinkages[random.Next(Shrinkages.Length)],
            };
        }
    }

    private static double ValidationAp(GrownForest forest, FeatureTable table, TimeSplit split) =>
        new Ranking(ForestScores.Of(forest.Text, table, split.Validation), Array.ConvertAll(split.Validation, table.IsFraud)).AveragePrecision();
}
