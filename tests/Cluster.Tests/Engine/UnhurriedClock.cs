using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Decisions;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>The system's clock, but the patience of a decision runs out only once a call hangs: how long a first call takes on a busy machine decides nothing.</summary>
internal sealed class UnhurriedClock(FaultyCalls calls) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != AccountGrain.PayeePatience && dueTime != Adjudicator.ModelPatience)
            return base.CreateTimer(callback, state, dueTime, period);
        var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = calls.Hung.ContinueWith(_ => timer.Change(dueTime, period), TaskScheduler.Default);
        return timer;
    }
}
