using System.CommandLine;
using FraudGrains.Grains.Scoring;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.ModelTrainer;
using FraudGrains.Training.Protocols;
using FraudGrains.Training.Protocols.PaySim;

namespace FraudGrains.Training.Commands;

/// <summary><c>evaluate</c>: judges by a protocol.</summary>
internal static class EvaluateCommand
{
    public static Command Create(TrainingHost host)
    {
        Option<string> protocol = new("--protocol")
        {
            Description = $"How to judge: {string.Join("; ", ProtocolList.All.Select(p => $"{p.Name}: {p.Description}"))}. Default {Evaluation.LaterRows}.",
            HelpName = string.Join('|', ProtocolList.All.Select(p => p.Name)),
            DefaultValueFactory = _ => Evaluation.LaterRows,
        };
        protocol.AcceptOnlyFromAmong([.. ProtocolList.All.Select(p => p.Name)]);
        var data = new DataOptions(result => ProtocolList.Find(result.GetValue(protocol) ?? "")?.Format);
        Option<string> model = new("--model") { Description = "Folder of the model, where a protocol judges one that exists. Default: the model that comes with the program.", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, new ScoringOptions().ModelDirectory) };
        Option<string> output = new("--out") { Description = "Folder that metrics.json is written to.", HelpName = "DIR", Required = true };
        var seed = NumberOption.Of("--seed", "Where a protocol trains: same data and seed, same figures", new TrainerOptions().Seed, 0, int.MaxValue);
        Option<StepSplit> steps = new("--steps") { Description = $"Where a protocol judges a PaySim file: last step of training, of validation and of the test. Default {StepSplit.Published}.", HelpName = "N/N/N", CustomParser = StepSplit.Parse, DefaultValueFactory = _ => StepSplit.Published };
        var command = new Command("evaluate", "Judges on later rows. A model trained on those same rows is flattered: choose the split it was trained with.") { protocol, model, output, seed, steps };
        data.AddTo(command);
        command.SetAction((parsed, interrupted) => ProtocolList.Find(parsed.GetValue(protocol)!)!.Run(
            new(host, data.Read(parsed), parsed.GetValue(model)!, parsed.GetValue(output)!, parsed.GetValue(seed), parsed.GetValue(steps)!),
            interrupted));
        return command;
    }
}
