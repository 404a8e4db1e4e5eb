using System.CommandLine;
using System.CommandLine.Invocation;
using FraudGrains.Grains.Scoring;
using FraudGrains.Simulator;
using FraudGrains.Training.Native;

namespace FraudGrains.Training.Commands;

/// <summary>The command line as a whole: parse, run, and turn what happens into an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args, TrainingHost host, CancellationToken interrupted)
    {
        var root = new RootCommand("Trains and judges the engine's model on labelled transactions, with the engine's own features.")
        {
            TrainCommand.Create(host),
            EvaluateCommand.Create(host),
            CompareCommand.Create(host),
            BenchmarkCommand.Create(host),
        };
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
                await host.Error.WriteLineAsync(error.Message);
            await host.Error.WriteLineAsync($"See '{parsed.CommandResult.Command.Name} --help'.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new() { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                interrupted);
        }
        catch (Exception e) when (e is FailedException or ModelFolderException or LightGbmException or IOException or UnauthorizedAccessException)
        {
            await host.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            await host.Error.WriteLineAsync("Interrupted: nothing was written.");
            return ExitCode.Interrupted;
        }
    }
}
