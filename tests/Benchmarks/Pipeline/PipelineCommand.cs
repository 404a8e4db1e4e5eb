using System.CommandLine;
using System.Globalization;

namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>The command line of the pipeline benchmark and of the processes it starts of itself.</summary>
internal static class PipelineCommand
{
    public static Task<int> Run(string[] args) => Create().Parse(args).InvokeAsync();

    private static RootCommand Create()
    {
        var accounts = new Option<int>("--accounts") { Description = "Accounts that pay and are paid.", DefaultValueFactory = _ => 1_000 };
        var duration = new Option<TimeSpan>("--duration") { Description = "How long is measured, for example 20s.", CustomParser = r => Seconds(r.Tokens[0].Value), DefaultValueFactory = _ => TimeSpan.FromSeconds(20) };
        var warmUp = new Option<TimeSpan>("--warm-up") { Description = "How long runs before.", CustomParser = r => Seconds(r.Tokens[0].Value), DefaultValueFactory = _ => TimeSpan.FromSeconds(20) };
        var hot = new Option<double>("--hot-share") { Description = "Share of payments that go to one payee, 0 to 1.", DefaultValueFactory = _ => 0 };
        var silos = new Option<int>("--silos") { Description = "Silos that share the work.", DefaultValueFactory = _ => 1 };
        var audit = new Option<bool>("--with-audit") { Description = "The silo fills an audit store of its own from the decisions topic, as one that runs alone does." };
        var noFloor = new Option<bool>("--no-floor") { Description = "Leave the floor out." };
        var variants = new Option<bool>("--variants") { Description = "Measure other ways too: stock writes, SimpleQueueCache, one HTTP call a message." };
        var silo = new Option<string[]>("--silo") { Description = "A setting of the silo, for example Audit:Write=true." };
        var command = new RootCommand("The whole job of one silo, with the floor of what it stands on, in one run.") { accounts, duration, warmUp, hot, silos, audit, noFloor, variants, silo, CreateFeed(), CreateFloor(), CreateVariants() };
        command.SetAction((parsed, cancellationToken) => PipelineRun.Run(
            new()
            {
                Accounts = parsed.GetValue(accounts),
                Duration = parsed.GetValue(duration),
                WarmUp = parsed.GetValue(warmUp),
                Silos = parsed.GetValue(silos),
                HotShare = parsed.GetValue(hot),
                WithAudit = parsed.GetValue(audit),
                WithFloor = !parsed.GetValue(noFloor),
                WithVariants = parsed.GetValue(variants),
                SiloSettings = [.. (parsed.GetValue(silo) ?? []).Select(s => $"--{s}")],
            },
            cancellationToken));
        return command;
    }

    /// <summary>The benchmark's own traffic, as a process of its own: <c>pipeline feed BOOTSTRAP SILO-URL ACCOUNTS HOT-SHARE</c>.</summary>
    private static Command CreateFeed() => Part("feed", (words, cancellationToken) => words is [var bootstrap, var url, var accounts, var hot]
        ? Feeder.Run(bootstrap, new Uri(url), Whole(accounts), double.Parse(hot, CultureInfo.InvariantCulture), cancellationToken)
        : null);

    /// <summary>The floor, as a process of its own: <c>pipeline floor BOOTSTRAP REDIS STATE-BYTES</c>.</summary>
    private static Command CreateFloor() => Part("floor", (words, _) => words is [var bootstrap, var redis, var state]
        ? Floor.FloorRun.Run(bootstrap, redis, Whole(state))
        : null);

    /// <summary>Other ways, as a process of their own: <c>pipeline variants BOOTSTRAP REDIS STATE-BYTES</c>.</summary>
    private static Command CreateVariants() => Part("variants", (words, _) => words is [var bootstrap, var redis, var state]
        ? Variants.VariantsRun.Run(bootstrap, redis, Whole(state))
        : null);

    private static Command Part(string name, Func<string[]?, CancellationToken, Task<int>?> run)
    {
        var words = new Argument<string[]>("words");
        var command = new Command(name, "Started by pipeline.") { words };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => run(parsed.GetValue(words), cancellationToken) ?? Task.FromResult(2));
        return command;
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture));
}
