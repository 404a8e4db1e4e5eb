using System.Text;
using FraudGrains.Chaos.Running;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Reporting;

/// <summary>The results as Markdown: what was run, by which command, and a row for each schedule.</summary>
internal static class MarkdownReport
{
    public static string Of(ChaosOptions options, IReadOnlyList<ScheduleRun> runs)
    {
        var (text, sum) = (new StringBuilder(), Summary.Of(runs));
        text.AppendLine($"`{Command(options)}`");
        text.AppendLine();
        text.AppendLine($"{options.Rate:0} records and {options.Requests:0} requests a second for {options.Duration.TotalSeconds:0} s a schedule, 3 silos, {(options.Bootstrap is null ? "the in-process broker" : "a Kafka cluster")}, redis-server with `appendfsync everysec`.");
        text.AppendLine();
        text.AppendLine("| schedule | faults | transactions | lost | doubled | states differing | decisions missing | differing | dead letters (wrong) | recovery after kill | p99 meanwhile |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var run in runs)
            text.AppendLine(Row(run));
        text.AppendLine($"| **all {sum.Schedules}** | | {sum.Transactions} | {sum.Lost} | {sum.Doubled} | {sum.StateMismatches} | {sum.DecisionsMissing} | {sum.DecisionsDiffering} | {sum.DeadLetters} ({sum.DeadLettersWrong}) | longest {Seconds(sum.RecoverySecondsMax)} | {sum.P99MsDuringRecovery:0} ms |");
        text.AppendLine();
        text.AppendLine($"Median recovery after one kill -9, store and broker there: {Seconds(sum.RecoverySecondsMedianOneKill)}. A kill while store or broker were away (*) is measured from when they were back.");
        text.AppendLine();
        text.AppendLine($"`{sum.ToJson()}`");
        return text.ToString();
    }

    private static string Row(ScheduleRun run)
    {
        var v = run.Verdict;
        var faults = string.Join(", ", run.Schedule.Faults.Select(f => $"{f.Kind.Name()} at {f.At.TotalSeconds:0} s"));
        var recovery = string.Join(", ", run.Recoveries.Select(r => $"{r.Seconds:0.0} s{(r.IsAlone ? "" : "*")}"));
        var p99 = string.Join(", ", run.Recoveries.Select(r => $"{r.P99Ms:0} ms"));
        return $"| {run.Schedule.Number}{(run.IsRight ? "" : " ✗")} | {faults} | {v.Transactions} | {v.Lost} | {v.Doubled} | {v.StateMismatches} | {v.DecisionsMissing} | {v.DecisionsDiffering} | {v.DeadLetters} ({v.DeadLettersWrong}) | {recovery} | {p99} |";
    }

    private static string Seconds(double seconds) => double.IsFinite(seconds) ? $"{seconds:0.0} s" : "not seen";

    private static string Command(ChaosOptions options)
    {
        var only = options.AddsKill ? "" : $" --only {string.Join(' ', options.Only.Select(k => k.Name()).DefaultIfEmpty("none"))}";
        var first = options.First == 0 ? "" : $" --first {options.First}";
        return $"dotnet run -c Release --project tests/Chaos -- --seed {options.Seed} --schedules {options.Schedules}{first}{only} --rate {options.Rate:0} --requests {options.Requests:0} --duration {options.Duration.TotalSeconds:0}";
    }
}
