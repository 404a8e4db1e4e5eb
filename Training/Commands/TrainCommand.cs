using System.CommandLine;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Simulator;
using FraudGrains.Simulator.Progress;
using FraudGrains.Training.ModelCard;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.ModelTrainer;
using FraudGrains.Training.Native;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Commands;

/// <summary><c>train</c>: replay, split by time, grow, choose thresholds, judge on later rows, write the model's folder.</summary>
internal static class TrainCommand
{
    public static Command Create(TrainingHost host)
    {
        var data = new DataOptions();
        Option<string> output = new("--out") { Description = "Folder that the model is written to.", HelpName = "DIR", Required = true };
        var defaults = new TrainerOptions();
        var seed = NumberOption.Of("--seed", "Same data and seed, same model", defaults.Seed, 0, int.MaxValue);
        var trees = NumberOption.Of("--trees", "Most trees", defaults.TreesMax, 1, 2_000);
        var leaves = NumberOption.Of("--leaves", "Most leaves of a tree", defaults.Leaves, 2, 255);
        var rate = NumberOption.Of("--learning-rate", "Weight of each tree", defaults.LearningRate, 0.001, 1);
        var rowsPerLeaf = NumberOption.Of("--rows-per-leaf", "Fewest training rows in a leaf", defaults.RowsPerLeafMin, 1, 1_000_000);
        Option<string> note = new("--note") { Description = "Words for the model card, such as where the data came from.", HelpName = "TEXT" };
        var command = new Command("train", "Trains a model and judges it on later rows.") { output, note, seed, trees, leaves, rate, rowsPerLeaf };
        data.AddTo(command);
        command.SetAction((parsed, interrupted) => Run(
            host,
            data.Read(parsed),
            new() { Seed = parsed.GetValue(seed), TreesMax = parsed.GetValue(trees), Leaves = parsed.GetValue(leaves), LearningRate = parsed.GetValue(rate), RowsPerLeafMin = parsed.GetValue(rowsPerLeaf) },
            parsed.GetValue(output)!,
            parsed.GetValue(note) ?? "",
            interrupted));
        return command;
    }

    private static async Task<int> Run(TrainingHost host, DataRequest request, TrainerOptions options, string directory, string note, CancellationToken interrupted)
    {
        if (!LightGbm.IsLoadable(out var reason))
            throw new FailedException(reason);
        var table = await DataReader.Read(request, host, interrupted);
        var split = TimeSplit.Of(table, request.SplitAt, request.LabelDelay, request.TestUntil);
        var text = await Grow(host, table, split, options, interrupted);
        var model = Finish(table, split, text);
        var evaluation = Evaluation.Of(model, table, split, SplitReport.Of(request, table, split));
        ModelFolder.Write(directory, text, model.Manifest);
        EvaluationFile.Write(directory, evaluation);
        await File.WriteAllTextAsync(Path.Combine(directory, CardText.File), CardText.Of(evaluation, options, ModelText.Parse(text).Trees.Length, note), CancellationToken.None);
        await host.Output.WriteLineAsync(EvaluationFile.Summary(evaluation));
        await host.Output.WriteLineAsync($"Model {model.Manifest.Version} written to {directory}.");
        return ExitCode.Done;
    }

    private static async Task<string> Grow(TrainingHost host, FeatureTable table, TimeSplit split, TrainerOptions options, CancellationToken interrupted)
    {
        var grown = 0;
        return await new ProgressDisplay(host.Error, host.IsTerminal, host.Time).Show(
            () => new("growing trees", Volatile.Read(ref grown), (double)Volatile.Read(ref grown) / options.TreesMax, ""),
            () => Task.Run(() => ForestTrainer.Train(table, split, options, trees => Volatile.Write(ref grown, trees), interrupted), interrupted));
    }

    private static ScoringModel Finish(FeatureTable table, TimeSplit split, string text)
    {
        var model = ModelText.Parse(text);
        var manifest = new ModelManifest { Version = model.Version, FeatureSchemaVersion = FeatureSchema.Version, FeatureNames = model.FeatureNames, ReviewAtScore = 1, BlockAtScore = 1 };
        var scorer = new ScoringModel(model, manifest);
        var scores = Array.ConvertAll(split.Validation, r => scorer.Probability(table.Row(r)));
        var ranking = new Ranking(scores, Array.ConvertAll(split.Validation, table.IsFraud));
        var thresholds = Thresholds.Choose(ranking);
        return new(model, manifest with
        {
            ReviewAtScore = thresholds.ReviewAtScore,
            BlockAtScore = thresholds.BlockAtScore,
            FeatureHistograms = ReferenceHistograms.OfFeatures(table, split.Validation),
            ScoreHistogram = ReferenceHistograms.OfScores(scores),
            AlertRate = ThresholdEffect.Of("review", thresholds.ReviewAtScore, ranking).AlertShare,
        });
    }
}
