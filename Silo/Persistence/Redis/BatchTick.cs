namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>
/// Numbers this silo's batches. The store keeps the highest number it has executed; one that holds less than what it has acknowledged
/// has come back without its last moments, and the script finds that out before it writes anything.
/// </summary>
internal sealed class BatchTick
{
    private long _sent;
    private long _acknowledged;

    /// <summary>The highest number whose acknowledgement has arrived; 0 before the first.</summary>
    public long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>The number of the next batch.</summary>
    public long Next() => Interlocked.Increment(ref _sent);

    public void Acknowledge(long number)
    {
        for (var held = Acknowledged; held < number;)
        {
            var seen = Interlocked.CompareExchange(ref _acknowledged, number, held);
            if (seen == held)
                return;
            held = seen;
        }
    }
}
