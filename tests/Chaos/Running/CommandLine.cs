using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using FraudGrains.Chaos.Processes;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Running;

/// <summary>The command line: parse, run, and turn what happens into an exit code.</summary>
internal static class CommandLine
{
    private static readonly Option<int?> Seed = new("--seed") { Description = "Gives every schedule again. Default 1." };
    private static readonly Option<int?> Schedules = new("--schedules") { Description = "How many, 1 to 1,000. Default 1." };
    private static readonly Option<int?> First = new("--first") { Description = "Number of the first one, to run one of them again. Default 0." };
    private static readonly Option<double?> Rate = new("--rate") { Description = "Records a second, 10 to 2,000. Default 150." };
    private static readonly Option<double?> Requests = new("--requests") { Description = "Requests a second, 0 to 500. Default 12." };
    private static readonly Option<int?> Duration = new("--duration") { Description = "Seconds that a schedule is fed, 15 to 3,600. Default 45." };
    private static readonly Option<FileInfo?> Report = new("--report") { Description = "Writes the results as Markdown." };
    private static readonly Option<bool> Keep = new("--keep") { Description = "Keeps logs and data of every schedule, not only of those that went wrong." };
    private static readonly Option<string[]> Only = new("--only")
    {
        Description = $"Draws from these faults alone: {string.Join(", ", FaultKinds.All.Select(k => k.Name()))}; none for no fault.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static async Task<int> Run(string[] args, CancellationToken interrupted)
    {
        var root = new RootCommand("Kills, stops and cuts off parts of a running cluster by schedules drawn from a seed, and reckons whether anything was lost or counted twice.")
        {
            Seed, Schedules, First, Rate, Requests, Duration, Only, Report, Keep,
        };
        root.Validators.Add(Check);
        root.SetAction((parsed, stop) => Run(OptionsOf(parsed), stop));
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupted);
    }

    private static async Task<int> Run(ChaosOptions options, CancellationToken interrupted)
    {
        if (Programs.Missing() is { } missing)
        {
            await Console.Error.WriteLineAsync(missing);
            return ExitCode.Failed;
        }

        if (options.Bootstrap is { } bootstrap)
            await Console.Error.WriteLineAsync($"KAFKA_BOOTSTRAP names {bootstrap}: faults that only the in-process broker can do are left out ({string.Join(", ", FaultKinds.All.Where(k => k.NeedsOwnBroker()).Select(k => k.Name()))}).");
        try
        {
            return await new ChaosRun(options, Console.Out, Console.Error, TimeProvider.System).Run(interrupted);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException or StackExchange.Redis.RedisException or Confluent.Kafka.KafkaException)
        {
            await Console.Error.WriteLineAsync($"A schedule could not be run: {e.Message}");
            return ExitCode.Failed;
        }
    }

    private static ChaosOptions OptionsOf(ParseResult parsed)
    {
        var bootstrap = Environment.GetEnvironmentVariable("KAFKA_BOOTSTRAP") is { Length: > 0 } named ? named : null;
        var names = parsed.GetValue(Only) ?? [];
        FaultKind[] only = [.. names.Where(n => n != "none").Select(n => FaultKinds.TryParse(n, out var kind) ? kind : default)];
        return new()
        {
            Seed = parsed.GetValue(Seed) ?? 1,
            Schedules = parsed.GetValue(Schedules) ?? 1,
            First = parsed.GetValue(First) ?? 0,
            Rate = parsed.GetValue(Rate) ?? 150,
            Requests = parsed.GetValue(Requests) ?? 12,
            Duration = TimeSpan.FromSeconds(parsed.GetValue(Duration) ?? 45),
            Only = [.. (names.Length > 0 ? only : FaultKinds.Promised).Where(k => bootstrap is null || !k.NeedsOwnBroker())],
            AddsKill = names.Length == 0,
            Bootstrap = bootstrap,
            Report = parsed.GetValue(Report)?.FullName,
            Keeps = parsed.GetValue(Keep),
        };
    }

    private static void Check(CommandResult result)
    {
        Within(Schedules, 1, 1_000);
        Within(First, 0, 1_000_000);
        Within(Rate, 10, 2_000);
        Within(Requests, 0, 500);
        Within(Duration, 15, 3_600);
        foreach (var name in (ValueOf(Only) ?? []).Where(n => n != "none" && !FaultKinds.TryParse(n, out _)))
            result.AddError($"--only: '{name}' is none of {string.Join(", ", FaultKinds.All.Select(k => k.Name()))}.");

        void Within<T>(Option<T?> option, T least, T most)
            where T : struct, IComparable<T>
        {
            if (ValueOf(option) is { } value && (value.CompareTo(least) < 0 || value.CompareTo(most) > 0))
                result.AddError($"{option.Name} must be {least} to {most}.");
        }

        // What is no number at all, the parser reports itself.
        T? ValueOf<T>(Option<T> option)
        {
            try
            {
                return result.GetValue(option);
            }
            catch (InvalidOperationException)
            {
                return default;
            }
        }
    }
}
