using FraudGrains.Grains.Courier;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>The system's clock, but a desk's patience runs out when it is told to: how long a cold account takes on a busy machine decides nothing.</summary>
internal sealed class HeldPatience : TimeProvider
{
    private readonly TaskCompletionSource _runsOut = Signals.Signal();

    /// <summary>The desks have waited long enough.</summary>
    public void RunOut() => _runsOut.TrySetResult();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != AccountDeskGrain.Patience)
            return base.CreateTimer(callback, state, dueTime, period);
        var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = _runsOut.Task.ContinueWith(_ => timer.Change(TimeSpan.Zero, period), TaskScheduler.Default);
        return timer;
    }
}
