namespace FraudGrains.Simulator.Publishing;

/// <summary>Asks the silo a few times a second how far it is, and tells the flow control.</summary>
internal sealed class StatsPoller(IStatsSource source, FlowControl flow, TimeProvider time)
{
    /// <summary>Time between two questions: five a second.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>A silo that does not answer for this long is given up. Longer than a failover or a restart of the page's host takes.</summary>
    public static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(30);

    private TaskCompletionSource<SiloStats> _next = NewNext();

    /// <summary>The answer after this moment's.</summary>
    /// <exception cref="FailedException">The silo was given up.</exception>
    public Task<SiloStats> Next => Volatile.Read(ref _next).Task;

    /// <summary>Runs until it is cancelled, or the silo is given up.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var answeredAt = time.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var stats = await source.Read(cancellationToken);
                answeredAt = time.GetTimestamp();
                flow.Update(stats);
                Interlocked.Exchange(ref _next, NewNext()).TrySetResult(stats);
            }
            catch (FailedException e)
            {
                if (time.GetElapsedTime(answeredAt) > SilenceMax)
                {
                    var failure = new FailedException($"The silo has told nothing for {SilenceMax.TotalSeconds:0} s, so it is not known what it has read. {e.Message}", e);
                    flow.Fail(failure);
                    _next.TrySetException(failure);
                    return;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TaskCompletionSource<SiloStats> NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
