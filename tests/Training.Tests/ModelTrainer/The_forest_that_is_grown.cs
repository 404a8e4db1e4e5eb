using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Training.ModelTrainer;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Tests.ModelTrainer;

public sealed class The_forest_that_is_grown
{
    [Fact]
    public void Is_the_same_with_one_thread_and_with_two_and_another_with_another_seed()
    {
        NativeLibrary.Require();

        var one = Version(new() { TreesMax = 30 });

        Assert.Equal(one, Version(new() { TreesMax = 30, Threads = 2 }));
        Assert.NotEqual(one, Version(new() { TreesMax = 30, Seed = 2 }));
    }

    [Fact]
    public void Splits_only_on_the_columns_it_was_given()
    {
        NativeLibrary.Require();
        var (table, split) = Rows();
        using var rows = new TrainingRows(table, split, threads: 1);
        int[] columns = [1, 3, 4];

        var forest = ForestTrainer.Grow(rows, new() { TreesMax = 30, FeatureShare = 1 }, columns, _ => { }, TestContext.Current.CancellationToken);

        Assert.Subset(columns.ToHashSet(), ModelText.Parse(forest.Text).Trees.SelectMany(t => t.SplitFeature).ToHashSet());
        var free = ForestTrainer.Grow(rows, new() { TreesMax = 30, FeatureShare = 1 }, null, _ => { }, TestContext.Current.CancellationToken);
        Assert.Contains(0, ModelText.Parse(free.Text).Trees.SelectMany(t => t.SplitFeature));
    }

    [Fact]
    public void Stops_at_the_tree_after_which_later_rows_gain_nothing()
    {
        NativeLibrary.Require();
        var (table, split) = Rows();
        using var rows = new TrainingRows(table, split, threads: 1);

        var forest = ForestTrainer.Grow(rows, new() { TreesMax = 2_000, LearningRate = 0.3, Patience = 10 }, null, _ => { }, TestContext.Current.CancellationToken);

        Assert.InRange(forest.Trees, 1, 500);
        Assert.Equal(forest.Trees, ModelText.Parse(forest.Text).Trees.Length);
        var scores = ForestScores.Of(forest.Text, table, split.Validation);
        var loss = -split.Validation.Select((r, i) => Math.Log(table.IsFraud(r) ? scores[i] : 1 - scores[i])).Average();
        Assert.Equal(loss, forest.ValidationLogLoss, 1e-9);
    }

    [Fact]
    public void Comes_from_the_best_of_the_trials_and_the_given_parameters_are_the_first()
    {
        NativeLibrary.Require();
        var (table, split) = Rows();
        using var rows = new TrainingRows(table, split, threads: 1);
        var given = new TrainerOptions { TreesMax = 40, Leaves = 5 };

        var (forest, options, trials) = HyperparameterSearch.Run(table, split, rows, given, 4, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(4, trials.Length);
        Assert.Equal((5, given.LearningRate), (trials[0].Leaves, trials[0].LearningRate));
        var best = trials.MaxBy(t => t.ValidationAp)!;
        Assert.Equal((best.Leaves, best.LearningRate, best.Trees), (options.Leaves, options.LearningRate, forest.Trees));
    }

    private static string Version(TrainerOptions options)
    {
        var (table, split) = Rows();
        using var rows = new TrainingRows(table, split, options.Threads);
        return ModelText.VersionOf(ForestTrainer.Grow(rows, options, null, _ => { }, TestContext.Current.CancellationToken).Text);
    }

    /// <summary>Columns 0 and 1 tell something of the label, the others nothing.</summary>
    private static (FeatureTable Table, TimeSplit Split) Rows()
    {
        var table = new FeatureTable(["a", "b", "c", "d", "e", "f"]);
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            double[] row = [.. Enumerable.Range(0, table.Columns).Select(_ => random.NextDouble())];
            table.Add(new(DateTimeOffset.UnixEpoch.AddMinutes(i), (row[0] * 2) + row[1] + (random.NextDouble() * 2) > 3.5, 1, false, ""), row);
        }

        return (table, TimeSplit.At(table, table.Time(12_000), table.Time(16_000), table.Time(19_999)));
    }
}
