namespace FraudGrains.Simulator.Load;

/// <summary>Sends requests when they are due, whether or not the ones before are answered, and measures each from when it was due: a stalled server is seen by all who came meanwhile.</summary>
/// <param name="plan">What is sent.</param>
/// <param name="ask">Sends one request and reads its answer.</param>
/// <param name="time">The clock.</param>
/// <param name="hold">Holds the calling thread for a time, or until interrupted. That is true to the millisecond; a timer is not, where the clock it counts on ticks every 4 ms.</param>
internal sealed class OpenLoop(
    LoadPlan plan, Func<byte[], CancellationToken, Task<(string Status, (string Outcome, string Mode)? Decision)>> ask, TimeProvider time, Action<TimeSpan, CancellationToken> hold)
{
    private static readonly TimeSpan HoldMin = TimeSpan.FromMilliseconds(1);

    private readonly LoadResult _result = new();
    private long _underWay, _due;

    /// <summary>Requests that were due so far.</summary>
    public long Due => Interlocked.Read(ref _due);

    /// <param name="bodies">Bodies of requests, enough of them.</param>
    /// <param name="interrupted">Ends the sending; what is under way is waited for.</param>
    public async Task<LoadResult> Run(IEnumerable<byte[]> bodies, CancellationToken interrupted)
    {
        await Task.Factory.StartNew(() => SendWhenDue(bodies, interrupted), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (Interlocked.Read(ref _underWay) > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10), time, CancellationToken.None);
        return _result;
    }

    private void SendWhenDue(IEnumerable<byte[]> bodies, CancellationToken interrupted)
    {
        var start = time.GetTimestamp();
        foreach (var body in bodies)
        {
            var dueAt = TimeSpan.FromSeconds(Due / plan.RatePerSecond);
            if (dueAt >= plan.WarmUp + plan.Duration)
                break;
            for (var early = dueAt - time.GetElapsedTime(start); early > TimeSpan.Zero && !interrupted.IsCancellationRequested; early = dueAt - time.GetElapsedTime(start))
                hold(early < HoldMin ? HoldMin : early, interrupted);
            if (interrupted.IsCancellationRequested)
                break;
            Interlocked.Increment(ref _due);
            Send(body, start, dueAt);
        }
    }

    private void Send(byte[] body, long start, TimeSpan dueAt)
    {
        if (Interlocked.Increment(ref _underWay) > LoadPlan.UnderWayMax)
        {
            Add($"not sent: {LoadPlan.UnderWayMax} under way", null);
            Interlocked.Decrement(ref _underWay);
            return;
        }

        _ = Ask();

        async Task Ask()
        {
            try
            {
                await Task.Yield(); // The next one is due; it does not wait for this one's first write.
                var (status, decision) = await ask(body, CancellationToken.None);
                Add(status, decision);
            }
            catch (Exception e)
            {
                Add(e is OperationCanceledException ? "no answer in time" : e.GetType().Name, null);
            }
            finally
            {
                Interlocked.Decrement(ref _underWay);
            }
        }

        void Add(string status, (string Outcome, string Mode)? decision)
        {
            if (dueAt >= plan.WarmUp)
                _result.Add(time.GetElapsedTime(start) - dueAt, status, decision);
        }
    }
}
