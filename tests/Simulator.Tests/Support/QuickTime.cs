namespace FraudGrains.Simulator.Tests.Support;

/// <summary>A clock on which short waits pass at once and long ones (progress lines) never end: no test waits for real time.</summary>
/// <param name="waitsTakeTime">Whether it moves by the waits; else only when it is advanced, however often somebody waits meanwhile.</param>
internal sealed class QuickTime(bool waitsTakeTime = true) : TimeProvider
{
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(2);

    private long _elapsedTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _elapsedTicks);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddYears(56).AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime < LongWait)
        {
            if (waitsTakeTime)
                Advance(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new Timer();
    }

    public void Advance(TimeSpan by) => Interlocked.Add(ref _elapsedTicks, by.Ticks);

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
