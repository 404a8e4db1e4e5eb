using FraudGrains.Simulation.Tests.Scheduling;

namespace FraudGrains.Simulation.Tests.Schedules;

/// <summary>How a schedule ended.</summary>
internal sealed record ScheduleReport(int Seed, IReadOnlyList<string> Findings, Trace Trace, int Transactions, long Steps, IReadOnlyDictionary<string, int> Caused)
{
    private const int FindingsMax = 20;

    public bool IsRed => Findings.Count > 0;

    public override string ToString() => string.Join('\n', [
        $"seed {Seed}: {Findings.Count} findings; the same again: SIMULATION_SEED={Seed} dotnet test --project tests/Simulation.Tests",
        .. Findings.Take(FindingsMax).Select(f => $"  {f}"),
        "the last that happened:",
        .. Trace.Tail()]);
}
