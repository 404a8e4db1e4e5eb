namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>The system's clock, but waits of these lengths begin to run out only then: how long a first call takes on a busy machine decides nothing.</summary>
/// <param name="until">Done when they may run out.</param>
/// <param name="waits">Their lengths.</param>
internal sealed class HeldPatience(Task until, params TimeSpan[] waits) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!waits.Contains(dueTime))
            return base.CreateTimer(callback, state, dueTime, period);
        var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = until.ContinueWith(_ => timer.Change(dueTime, period), TaskScheduler.Default);
        return timer;
    }
}
