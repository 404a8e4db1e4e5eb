using FraudGrains.Chaos.Running;

namespace FraudGrains.Chaos.Reporting;

/// <summary>What a schedule came to, for whoever watches.</summary>
internal static class ScheduleText
{
    public static string Of(ScheduleRun run)
    {
        var v = run.Verdict;
        var lines = new List<string>
        {
            $"  {(run.IsRight ? "right" : "WRONG")}: {v.Records} records, {v.Asked} requests ({v.Accepted} accepted, {v.Died} clients gone, {v.Unavailable} times unavailable), {v.Transactions} transactions, "
            + $"{v.DeadLetters} dead letters, {v.PublishedAgain} published again ({v.RepeatedAtDrain} by a drain); settled in {run.Settled.TotalSeconds:0.0} s",
            $"  lost {v.Lost}, doubled {v.Doubled}, state mismatches {v.StateMismatches}, decisions missing {v.DecisionsMissing}, differing {v.DecisionsDiffering}, dead letters wrong {v.DeadLettersWrong}",
        };
        lines.AddRange(run.Recoveries.Select(r =>
            $"  {(r.Kill.Fault.Kind == Schedules.FaultKind.KillTwo ? "two" : "one")} killed: recovered in {r.Seconds:0.00} s, caught up in {r.CaughtUpSeconds:0.00} s, p99 meanwhile {r.P99Ms:0} ms{(r.IsAlone ? "" : " (from when store and broker were back)")}"));
        lines.AddRange(v.Faults.Select(f => $"  ! {f}"));
        return string.Join('\n', lines);
    }
}
