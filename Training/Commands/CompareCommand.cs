using System.CommandLine;
using FraudGrains.Simulator;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Commands;

/// <summary><c>compare</c>: judges several models on the same rows after the split.</summary>
internal static class CompareCommand
{
    /// <summary>Most models compared at a time.</summary>
    private const int ModelsMax = 16;

    public static Command Create(TrainingHost host)
    {
        var data = new DataOptions();
        Option<string[]> models = new("--model") { Description = $"Folder of a model; give it once for each, 1 to {ModelsMax}.", HelpName = "DIR", Required = true, Arity = new(1, ModelsMax) };
        Option<string> output = new("--out") { Description = "Folder that metrics.json is written to.", HelpName = "DIR", Required = true };
        var command = new Command("compare", "Judges several models on the same later rows. A model trained on those rows is flattered.") { models, output };
        data.AddTo(command);
        command.SetAction((parsed, interrupted) => Run(host, data.Read(parsed), parsed.GetValue(models)!, parsed.GetValue(output)!, interrupted));
        return command;
    }

    private static async Task<int> Run(TrainingHost host, DataRequest request, string[] folders, string directory, CancellationToken interrupted)
    {
        var models = folders.Select(folder => (Folder: Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), Model: ModelReader.Read(folder)))
            .Select(m => ($"{m.Folder} {m.Model.Manifest.Version}", m.Model)).ToList();
        var table = await DataReader.Read(request, host, interrupted);
        var split = TimeSplit.Of(table, request.SplitAt, request.LabelDelay, request.TestUntil);
        var comparison = Comparison.Of(models, table, split, Evaluation.LaterRows, SplitReport.Of(request, table, split));
        EvaluationFile.Write(directory, comparison);
        await host.Output.WriteLineAsync(EvaluationFile.Summary(comparison.Split, comparison.Models));
        return ExitCode.Done;
    }
}
