using System.CommandLine;
using FraudGrains.Simulator;
using FraudGrains.Simulator.Progress;
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
        var growing = new GrowingOptions();
        Option<string> output = new("--out") { Description = "Folder that the model is written to.", HelpName = "DIR", Required = true };
        var cost = NumberOption.Of("--review-cost", "What looking at an alert costs, in major units: within the alert budget, review starts where looking and missing together cost least", Thresholds.ReviewCost, 0, 1_000_000);
        Option<string> note = new("--note") { Description = "Words for the model card, such as where the data came from.", HelpName = "TEXT" };
        var command = new Command("train", "Trains a model and judges it on later rows.") { output, note, cost };
        growing.AddTo(command);
        data.AddTo(command);
        command.SetAction((parsed, interrupted) => Run(
            host,
            data.Read(parsed),
            growing.Read(parsed),
            growing.Trials(parsed),
            parsed.GetValue(cost),
            new(parsed.GetValue(output)!, parsed.GetValue(note) ?? ""),
            interrupted));
        return command;
    }

    private static async Task<int> Run(TrainingHost host, DataRequest request, TrainerOptions options, int trials, double reviewCost, ModelOutput output, CancellationToken interrupted)
    {
        if (!LightGbm.IsLoadable(out var reason))
            throw new FailedException(reason);
        var table = await DataReader.Read(request, host, interrupted);
        var split = TimeSplit.Of(table, request.SplitAt, request.LabelDelay, request.TestUntil);
        var (forest, chosen, search) = await Grow(host, table, split, options, trials, interrupted);
        var model = FinishedModel.Of(forest.Text, table, split, request.AlertBudget, reviewCost);
        var evaluation = Evaluation.Of(model, table, split, Evaluation.LaterRows, SplitReport.Of(request, table, split)) with { Search = search.Length > 0 ? search : null };
        output.Write(forest, chosen, model, evaluation, new JudgedRows(table, split.Test), Array.ConvertAll(split.Test, r => model.Probability(table.Row(r))));
        await host.Output.WriteLineAsync(EvaluationFile.Summary(evaluation));
        await host.Output.WriteLineAsync($"Model {model.Manifest.Version} written to {output.Folder}.");
        return ExitCode.Done;
    }

    private static async Task<(GrownForest Forest, TrainerOptions Options, Trial[] Trials)> Grow(TrainingHost host, FeatureTable table, TimeSplit split, TrainerOptions options, int trials, CancellationToken interrupted)
    {
        var grown = 0;
        return await new ProgressDisplay(host.Error, host.IsTerminal, host.Time).Show(
            () => new("growing trees", Volatile.Read(ref grown), Math.Min(1, (double)Volatile.Read(ref grown) / (options.TreesMax * trials)), ""),
            () => Task.Run(Search, interrupted));

        (GrownForest, TrainerOptions, Trial[]) Search()
        {
            using var rows = new TrainingRows(table, split, options.Threads);
            return HyperparameterSearch.Run(table, split, rows, options, trials, _ => Interlocked.Increment(ref grown), interrupted);
        }
    }
}
