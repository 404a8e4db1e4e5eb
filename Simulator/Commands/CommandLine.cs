using System.CommandLine;
using System.CommandLine.Invocation;

namespace FraudGrains.Simulator.Commands;

/// <summary>The command line as a whole: parse, run, and turn what happens into an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args, SimulatorHost host, CancellationToken interrupted)
    {
        var root = new RootCommand("Feeds the engine: replays labelled files, generates traffic and checks it, measures the API, runs a broker for one machine.")
        {
            ReplayCommand.Create(host),
            RunCommand.Create(host),
            CheckCommand.Create(host),
            LoadCommand.Create(host),
            BrokerCommand.Create(host),
        };
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
                await host.Error.WriteLineAsync(error.Message);
            await host.Error.WriteLineAsync("Give --help after the command to see how it is used.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new() { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                interrupted);
        }
        catch (FailedException e)
        {
            await host.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }
}
