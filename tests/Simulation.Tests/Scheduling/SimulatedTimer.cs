namespace FraudGrains.Simulation.Tests.Scheduling;

/// <summary>Something due at a moment of simulated time.</summary>
internal sealed class SimulatedTimer : ITimer
{
    private readonly Scheduler? _scheduler;
    private readonly Action _work;
    private long _dueAt = -1;
    private long _periodTicks;

    /// <summary>Once, and nobody takes it back.</summary>
    public SimulatedTimer(Action work) => _work = work;

    public SimulatedTimer(Scheduler scheduler, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        (_scheduler, _work) = (scheduler, () => callback(state));
        Change(dueTime, period);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _periodTicks = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
        _dueAt = dueTime == Timeout.InfiniteTimeSpan ? -1 : _scheduler!.NowTicks + dueTime.Ticks;
        if (_dueAt >= 0)
            _scheduler!.Add(this, _dueAt);
        return true;
    }

    public void Fire(long at)
    {
        if (_scheduler is not null)
        {
            // Changed or disposed meanwhile: this moment is no longer meant.
            if (_dueAt != at)
                return;
            _dueAt = -1;
            if (_periodTicks > 0)
                _scheduler.Add(this, _dueAt = at + _periodTicks);
        }

        _work();
    }

    public void Dispose() => _dueAt = -1;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
