using FraudGrains.Simulator.Progress;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.ModelTrainer;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Protocols.PaySim;

/// <summary>Grows a forest on each set of features, on the same rows, and judges it.</summary>
internal static class SetFigures
{
    /// <summary>One set's forest, its scores on the test rows and its figures.</summary>
    internal sealed record Result(FeatureSet Set, GrownForest Forest, double[] Scores, ScoreMetrics Figures);

    public static async Task<List<Result>> Of(ProtocolRun run, FeatureTable table, TimeSplit split, JudgedRows test, CancellationToken interrupted)
    {
        var options = new TrainerOptions { Seed = run.Seed };
        var trees = 0;
        return await new ProgressDisplay(run.Host.Error, run.Host.IsTerminal, run.Host.Time).Show(
            () => new("growing trees", Volatile.Read(ref trees), Math.Min(1, (double)Volatile.Read(ref trees) / (options.TreesMax * FeatureSet.All.Count)), ""),
            () => Task.Run(Grow, interrupted));

        List<Result> Grow()
        {
            using var rows = new TrainingRows(table, split, options.Threads);
            return [.. FeatureSet.All.Select(set =>
            {
                var forest = ForestTrainer.Grow(rows, options, set.Columns, _ => Interlocked.Increment(ref trees), interrupted);
                var scores = ForestScores.Of(forest.Text, table, split.Test);
                return new Result(set, forest, scores, ScoreMetrics.Of(set.Name, scores, test, run.Data.AlertBudget, scores));
            })];
        }
    }
}
