namespace FraudGrains.Streaming.Kafka.Telemetry;

/// <summary>Lets the first message through, then one every ten seconds: loud, but not the whole log. Safe for several threads.</summary>
public sealed class LogThrottle
{
    private static readonly long Interval = (long)TimeSpan.FromSeconds(10).TotalMilliseconds;
    private long _nextAt;

    /// <summary>Whether the message at hand is one to write.</summary>
    public bool ShouldLog()
    {
        var (now, next) = (Environment.TickCount64, Volatile.Read(ref _nextAt));
        return now >= next && Interlocked.CompareExchange(ref _nextAt, now + Interval, next) == next;
    }
}
