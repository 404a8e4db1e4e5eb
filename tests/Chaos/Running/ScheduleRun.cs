using FraudGrains.Chaos.Faults;
using FraudGrains.Chaos.Reckoning;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Running;

/// <summary>A schedule that was run.</summary>
internal sealed record ScheduleRun(Schedule Schedule, IReadOnlyList<Happening> Happenings, IReadOnlyList<Recovery> Recoveries, Verdict Verdict, TimeSpan Settled)
{
    public bool IsRight => Verdict.IsRight;
}
