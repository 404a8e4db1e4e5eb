using System.CommandLine;
using FraudGrains.Simulator.Load;
using FraudGrains.Simulator.Population;
using FraudGrains.Simulator.Progress;
using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Commands;

/// <summary><c>load</c>: asks the API for decisions at a rate it does not choose, and says how long they took.</summary>
internal static class LoadCommand
{
    public static Command Create(SimulatorHost host)
    {
        Option<string> url = new("--url") { Description = "Address of the API, such as http://127.0.0.1:8080.", HelpName = "URL", Required = true };
        Option<double?> rate = new("--rate") { Description = "Requests a second, sent whether or not the ones before are answered.", HelpName = "N", Required = true, CustomParser = OptionParsers.Rate };
        Option<TimeSpan?> duration = new("--duration") { Description = "How long is measured, as in 60s.", HelpName = "TIME", Required = true, CustomParser = OptionParsers.Duration };
        Option<TimeSpan?> warmUp = new("--warm-up") { Description = "How long requests are sent before that and not counted, as in 10s.", HelpName = "TIME", CustomParser = OptionParsers.Duration };
        Option<bool> json = SummaryWriter.JsonOption();
        var command = new Command("load", "Asks the API for decisions on generated transactions (seed 7, 20,000 accounts, beginning now). A latency counts from when its request was due, so waiting for a stalled server is counted.") { url, rate, duration, warmUp, json };
        command.Validators.Add(result =>
        {
            if (result.ValueToCheck(url) is { } text && !TargetOptions.IsHttp(text))
                result.AddError($"--url '{text}' is not an address such as http://127.0.0.1:8080.");
            if (result.ValueToCheck(rate) is double.PositiveInfinity)
                result.AddError("--rate max is no load to measure: give a number of requests a second.");
        });
        command.SetAction((parsed, interrupted) => Run(host, new(new(parsed.GetValue(url)!), parsed.GetValue(rate)!.Value, parsed.GetValue(duration)!.Value, parsed.GetValue(warmUp) ?? TimeSpan.Zero), parsed.GetValue(json), interrupted));
        return command;
    }

    private static async Task<int> Run(SimulatorHost host, LoadPlan plan, bool asJson, CancellationToken interrupted)
    {
        using var http = host.OpenHttp();
        var loop = new OpenLoop(plan, new DecisionClient(http, plan.Url).Ask, host.Time, host.Hold);
        var start = host.Time.GetTimestamp();
        var result = await new ProgressDisplay(host.Error, host.IsTerminal, host.Time).Show(
            () => new("asked", loop.Due, Math.Min(1, (double)loop.Due / plan.Requests), ""),
            () => loop.Run(Bodies(plan, host.Time), interrupted));
        host.Output.WriteLine(LoadText.Of(result, host.Time.GetElapsedTime(start) - plan.WarmUp, plan.RatePerSecond, asJson));
        if (result.Failed > 0)
            host.Error.WriteLine($"{result.Failed} of {result.Failed + result.Answered} requests were not answered with a decision.");
        return result.Failed > 0 ? ExitCode.Failed : interrupted.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static IEnumerable<byte[]> Bodies(LoadPlan plan, TimeProvider time)
    {
        using var writer = new RecordWriter();
        var start = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var labelled in new TransactionGenerator(new() { RatePerSecond = plan.RatePerSecond, Start = start }).Generate())
            yield return writer.Write(labelled.Transaction);
    }
}
