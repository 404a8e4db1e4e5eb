using FraudGrains.Chaos.Reporting;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Running;

/// <summary>Runs the schedules one after the other and sums up.</summary>
internal sealed class ChaosRun(ChaosOptions options, TextWriter output, TextWriter progress, TimeProvider time)
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var root = Directory.CreateTempSubdirectory("fraudgrains-chaos-");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) }) { Timeout = TimeSpan.FromSeconds(10) };
        var planner = new SchedulePlanner(options.Seed, options.Duration, options.Only, options.AddsKill);
        var runs = new List<ScheduleRun>();
        for (var number = options.First; number < options.First + options.Schedules; number++)
        {
            var schedule = planner.Plan(number);
            await output.WriteLineAsync($"{schedule}");
            var folder = root.CreateSubdirectory($"schedule-{number}");
            var run = await new ScheduleRunner(options, http, time, line => progress.WriteLine($"  {line}")).Run(schedule, folder.FullName, cancellationToken);
            runs.Add(run);
            await output.WriteLineAsync(ScheduleText.Of(run));
            if (run.IsRight && !options.Keeps)
                folder.Delete(recursive: true);
            else
                await output.WriteLineAsync($"  logs and data: {folder.FullName}");
        }

        if (options.Report is { } report)
            await File.WriteAllTextAsync(report, MarkdownReport.Of(options, runs), cancellationToken);
        if (runs.All(r => r.IsRight) && !options.Keeps)
            root.Delete(recursive: true);
        await output.WriteLineAsync(Summary.Of(runs).ToJson());
        return runs.All(r => r.IsRight) ? ExitCode.Done : ExitCode.Failed;
    }
}
