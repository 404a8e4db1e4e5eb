namespace FraudGrains.Benchmarks.Budgets;

/// <summary>Counts the bytes that a warm operation allocates. A count, not a time: it is the same on every machine, however busy.</summary>
internal static class AllocationMeter
{
    /// <summary>Calls before and in each count: enough for pools and windows to fill.</summary>
    private const int WarmUpCalls = 300, Calls = 200;

    /// <summary>Counts are taken a few times and the least one tells: now and then the runtime allocates something of its own.</summary>
    private const int Rounds = 3;

    public static double BytesPerOperation(Operation operation)
    {
        for (var i = 0; i < WarmUpCalls; i++)
            operation.Call();
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
            least = Math.Min(least, Count(operation.Call));
        return least / (double)(Calls * operation.PerCall);
    }

    private static long Count(Action call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
