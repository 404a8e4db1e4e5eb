using System.CommandLine;
using FraudGrains.Simulator;
using FraudGrains.Training.Benchmark;
using FraudGrains.Training.ModelTrainer;
using FraudGrains.Training.Native;

namespace FraudGrains.Training.Commands;

/// <summary><c>benchmark</c>: how much training costs beyond what the library itself takes, both measured in this run.</summary>
internal static class BenchmarkCommand
{
    public static Command Create(TrainingHost host)
    {
        var rows = NumberOption.Of("--rows", "Training rows", 1_000_000, 1_000, 10_000_000);
        var columns = NumberOption.Of("--columns", "Features of a row", 40, 1, 500);
        var trees = NumberOption.Of("--trees", "Trees", 50, 1, 2_000);
        var threads = NumberOption.Of("--threads", "Threads of the library", 1, 1, 64);
        var factor = NumberOption.Of("--factor-max", "Fails when training takes more than so many times the library's own processor time", 3.0, 1, 1_000);
        var command = new Command("benchmark", "Trains on made-up rows and compares the processor time with the library's own, in one run.") { rows, columns, trees, threads, factor };
        command.SetAction((parsed, interrupted) => Run(
            host,
            (parsed.GetValue(rows), parsed.GetValue(columns)),
            new() { TreesMax = parsed.GetValue(trees), Threads = parsed.GetValue(threads) },
            parsed.GetValue(factor),
            interrupted));
        return command;
    }

    private static async Task<int> Run(TrainingHost host, (int Rows, int Columns) size, TrainerOptions options, double factorMax, CancellationToken interrupted)
    {
        if (!LightGbm.IsLoadable(out var reason))
            throw new FailedException(reason);
        await host.Error.WriteLineAsync($"Making {size.Rows:N0} rows of {size.Columns} features.");
        var (table, split) = await Task.Run(() => MadeUpRows.Make(size.Rows, size.Columns, options.Seed), interrupted);
        await host.Error.WriteLineAsync($"Growing {options.TreesMax} trees with the library alone.");
        var library = await Task.Run(() => TrainingTimes.OfLibrary(table, split, options, interrupted), interrupted);
        await host.Error.WriteLineAsync("The same with the trainer.");
        var trainer = await Task.Run(() => TrainingTimes.OfTrainer(table, split, options, interrupted), interrupted);
        var factor = trainer / library;
        await host.Output.WriteLineAsync($"{size.Rows:N0} rows x {size.Columns} features, {options.TreesMax} trees: library {library.TotalSeconds:0.0} s, trainer {trainer.TotalSeconds:0.0} s of processor time, factor {factor:0.00} (at most {factorMax:0.##}).");
        return factor <= factorMax ? ExitCode.Done : throw new FailedException($"Training takes {factor:0.00} times the library's own processor time; at most {factorMax:0.##} is allowed.");
    }
}
