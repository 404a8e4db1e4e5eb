using System.Text;
using System.Text.Json;
using FraudGrains.Chaos.Running;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Reporting;

/// <summary>All schedules together: the last line of the output.</summary>
internal sealed record Summary
{
    public required int Schedules { get; init; }

    public required long Transactions { get; init; }

    public required long Lost { get; init; }

    public required long Doubled { get; init; }

    public required int StateMismatches { get; init; }

    public required int DecisionsMissing { get; init; }

    public required int DecisionsDiffering { get; init; }

    /// <summary>Longest recovery after a kill.</summary>
    public required double RecoverySecondsMax { get; init; }

    /// <summary>Highest 99th percentile during a recovery.</summary>
    public required double P99MsDuringRecovery { get; init; }

    /// <summary>Median recovery after one kill -9 with store and broker there.</summary>
    public required double RecoverySecondsMedianOneKill { get; init; }

    public required int KillsMeasured { get; init; }

    public required int DeadLetters { get; init; }

    public required int DeadLettersWrong { get; init; }

    /// <summary>Receipts published again because of a drain that nothing else disturbed.</summary>
    public required int RepeatedAtDrain { get; init; }

    public required int Failed { get; init; }

    public static Summary Of(IReadOnlyList<ScheduleRun> runs)
    {
        var recoveries = runs.SelectMany(r => r.Recoveries).ToList();
        return new()
        {
            Schedules = runs.Count,
            Transactions = runs.Sum(r => r.Verdict.Transactions),
            Lost = runs.Sum(r => r.Verdict.Lost),
            Doubled = runs.Sum(r => r.Verdict.Doubled),
            StateMismatches = runs.Sum(r => r.Verdict.StateMismatches),
            DecisionsMissing = runs.Sum(r => r.Verdict.DecisionsMissing),
            DecisionsDiffering = runs.Sum(r => r.Verdict.DecisionsDiffering),
            RecoverySecondsMax = Rounded(recoveries.Select(r => r.Seconds).DefaultIfEmpty(0).Max()),
            P99MsDuringRecovery = Math.Round(recoveries.Select(r => r.P99Ms).DefaultIfEmpty(0).Max()),
            RecoverySecondsMedianOneKill = Rounded(Median([.. recoveries.Where(r => r.IsAlone && r.Kill.Fault.Kind == FaultKind.KillOne).Select(r => r.Seconds)])),
            KillsMeasured = recoveries.Count,
            DeadLetters = runs.Sum(r => r.Verdict.DeadLetters),
            DeadLettersWrong = runs.Sum(r => r.Verdict.DeadLettersWrong),
            RepeatedAtDrain = runs.Sum(r => r.Verdict.RepeatedAtDrain),
            Failed = runs.Count(r => !r.IsRight),
        };
    }

    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schedules", Schedules);
            writer.WriteNumber("transactions", Transactions);
            writer.WriteNumber("lost", Lost);
            writer.WriteNumber("doubled", Doubled);
            writer.WriteNumber("stateMismatches", StateMismatches);
            writer.WriteNumber("decisionsMissing", DecisionsMissing);
            writer.WriteNumber("decisionsDiffering", DecisionsDiffering);
            Write(writer, "recoverySecondsMax", RecoverySecondsMax);
            Write(writer, "p99MsDuringRecovery", P99MsDuringRecovery);
            Write(writer, "recoverySecondsMedianOneKill", RecoverySecondsMedianOneKill);
            writer.WriteNumber("killsMeasured", KillsMeasured);
            writer.WriteNumber("deadLetters", DeadLetters);
            writer.WriteNumber("deadLettersWrong", DeadLettersWrong);
            writer.WriteNumber("repeatedAtDrain", RepeatedAtDrain);
            writer.WriteNumber("schedulesFailed", Failed);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>What was not seen is null, not a number.</summary>
    private static void Write(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumber(name, value);
        else
            writer.WriteNull(name);
    }

    private static double Rounded(double seconds) => Math.Round(seconds, 2);

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? double.NaN : (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
