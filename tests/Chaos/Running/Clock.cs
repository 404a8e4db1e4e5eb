namespace FraudGrains.Chaos.Running;

/// <summary>Milliseconds since the first record of a schedule.</summary>
internal sealed class Clock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public double NowMs => time.GetElapsedTime(_start).TotalMilliseconds;

    public async Task Until(TimeSpan at, CancellationToken cancellationToken)
    {
        var left = at.TotalMilliseconds - NowMs;
        if (left > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(left), time, cancellationToken);
    }
}
