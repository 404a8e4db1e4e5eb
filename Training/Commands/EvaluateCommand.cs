using System.CommandLine;
using FraudGrains.Grains.Scoring;
using FraudGrains.Simulator;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Commands;

/// <summary><c>evaluate</c>: judges a model that exists on the rows after the split.</summary>
internal static class EvaluateCommand
{
    public static Command Create(TrainingHost host)
    {
        var data = new DataOptions();
        Option<string> model = new("--model") { Description = "Folder of the model. Default: the model that comes with the program.", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, new ScoringOptions().ModelDirectory) };
        Option<string> output = new("--out") { Description = "Folder that metrics.json is written to.", HelpName = "DIR", Required = true };
        var command = new Command("evaluate", "Judges a model on later rows. A model trained on those same rows is flattered: choose the split it was trained with.") { model, output };
        data.AddTo(command);
        command.SetAction((parsed, interrupted) => Run(host, data.Read(parsed), parsed.GetValue(model)!, parsed.GetValue(output)!, interrupted));
        return command;
    }

    private static async Task<int> Run(TrainingHost host, DataRequest request, string folder, string directory, CancellationToken interrupted)
    {
        var model = ModelReader.Read(folder);
        var table = await DataReader.Read(request, host, interrupted);
        var split = TimeSplit.Of(table, request.SplitAt, request.LabelDelay, request.TestUntil);
        var evaluation = Evaluation.Of(model, table, split, Protocols.Of(request, table, split));
        EvaluationFile.Write(directory, evaluation);
        await host.Output.WriteLineAsync(EvaluationFile.Summary(evaluation));
        return ExitCode.Done;
    }
}
