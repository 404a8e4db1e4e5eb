using Orleans.Runtime.Providers;

namespace FraudGrains.Streaming.Kafka.Provider;

/// <summary>Waits 50 ms before a failed delivery is tried again, twice as long each time, at most 2 s. A partition that is given up or read again waits as long for a delivery that failed.</summary>
internal sealed class DeliveryBackoff : IMessageDeliveryBackoffProvider
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public TimeSpan Next(int attempt)
    {
        // 2^6 x 50 ms is beyond the longest wait already.
        var wait = First * (1 << Math.Clamp(attempt, 0, 6));
        return wait < Longest ? wait : Longest;
    }
}
