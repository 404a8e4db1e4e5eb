namespace FraudGrains.Simulator.Publishing;

/// <summary>Waits, within bounds, until the silo has done what was sent and its counts tell of it.</summary>
internal sealed class Settling(FlowControl flow, StatsPoller poller, SiloStats before, long sent, TimeProvider time)
{
    /// <summary>With no progress for this long the wait ends. Longer than a failover and the back-off after it.</summary>
    private static readonly TimeSpan StallMax = TimeSpan.FromSeconds(60);

    /// <summary>The whole wait after Ctrl-C.</summary>
    private static readonly TimeSpan InterruptedMax = TimeSpan.FromSeconds(15);

    /// <summary>Counts reach the stats a little after the positions; this much later they are taken as they are.</summary>
    private static readonly TimeSpan CountsMax = TimeSpan.FromSeconds(10);

    private SiloStats? _latest;

    public long Remaining => flow.Remaining();

    /// <summary>True when all is done; false when it was not in time.</summary>
    public async Task<bool> Run(bool isInterrupted)
    {
        var best = long.MaxValue;
        var (start, movedAt) = (time.GetTimestamp(), time.GetTimestamp());
        for (var left = Remaining; left > 0; left = Remaining)
        {
            if (left < best)
                (best, movedAt) = (left, time.GetTimestamp());
            if (time.GetElapsedTime(movedAt) > StallMax || (isInterrupted && time.GetElapsedTime(start) > InterruptedMax))
                return false;
            _latest = await poller.Next;
        }

        var doneAt = time.GetTimestamp();
        for (var isOver = false; !isOver && Counts() is var (processed, recognised, deadLettered) && processed + recognised + deadLettered < sent;)
        {
            // The last answer is one that came after all was done, however long it took.
            isOver = time.GetElapsedTime(doneAt) >= CountsMax;
            _latest = await poller.Next;
        }

        return true;
    }

    /// <summary>What the silo counted since the start; null when it does not tell all three.</summary>
    public (long Processed, long Recognised, long DeadLettered)? Counts() =>
        (_latest ?? before) is { Processed: { } processed, Recognised: { } recognised, DeadLettered: { } dead }
            ? (processed - (before.Processed ?? 0), recognised - (before.Recognised ?? 0), dead - (before.DeadLettered ?? 0))
            : null;

    /// <summary>Records lost since the start; null when the silo does not tell.</summary>
    public long? Lost() => (_latest ?? before).Lost - (before.Lost ?? 0);
}
