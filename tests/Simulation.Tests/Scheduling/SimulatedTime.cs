namespace FraudGrains.Simulation.Tests.Scheduling;

/// <summary>The clock of a schedule. A silo's own clock may be off by <see cref="Offset"/>; its timers are not.</summary>
internal sealed class SimulatedTime(Scheduler scheduler) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);

    /// <summary>How far this clock is off.</summary>
    public TimeSpan Offset { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + Offset + scheduler.Now;

    public override long GetTimestamp() => scheduler.NowTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SimulatedTimer(scheduler, callback, state, dueTime, period);
}
