namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>What one run came to; CPU time is that of the silo's process.</summary>
/// <param name="TxPerSecond">Decided transactions a second of wall time.</param>
/// <param name="CpuUsPerTx">CPU time a decided transaction, µs.</param>
/// <param name="FloorUsPerTx">CPU time of the parts it cannot do without, µs; null when not measured.</param>
/// <param name="Ratio">The one by the other.</param>
/// <param name="TxPerVcpuSecond">Decided transactions a second of the silo's CPU time.</param>
/// <param name="AllocBytesPerTx">Bytes allocated a transaction.</param>
/// <param name="RedisBytesPerAccount">Redis' used memory an account.</param>
/// <param name="HeapBytesPerAccount">What the run has added to the heap, an account, after a full collection at rest.</param>
/// <param name="StateBytes">Bytes of an account's state.</param>
/// <param name="WrittenBytes">Bytes of it that a write held: what had changed.</param>
/// <param name="RemoteCallsPerTx">Calls to another silo a transaction.</param>
/// <param name="Troubles">Decisions in another mode than full, dead letters and losses; above 0 the run is void.</param>
/// <param name="Floor">The floor's parts.</param>
/// <param name="Variants">Other ways, measured in the same run; null when not.</param>
internal sealed record PipelineResult(
    double TxPerSecond, double CpuUsPerTx, double? FloorUsPerTx, double? Ratio, double TxPerVcpuSecond, double AllocBytesPerTx,
    double RedisBytesPerAccount, double HeapBytesPerAccount, int StateBytes, int WrittenBytes, double RemoteCallsPerTx, long Troubles, FloorResult? Floor, VariantsResult? Variants)
{
    /// <summary>Mean bytes of a write between two looks.</summary>
    public static int WrittenBytesOf(SiloReading from, SiloReading to) => (int)((to.WrittenBytes - from.WrittenBytes) / Math.Max(1, to.Writes - from.Writes));

    public static PipelineResult Of(SiloReading from, SiloReading to, double redisBytesPerAccount, double heapBytesPerAccount, int stateBytes, FloorResult? floor, VariantsResult? variants)
    {
        var decided = to.Decided - from.Decided;
        var cpuUs = (to.CpuUs - from.CpuUs) / decided;
        return new(
            Math.Round(decided / (to.At - from.At).TotalSeconds), Math.Round(cpuUs, 1), floor?.TotalUs, floor is null ? null : Math.Round(cpuUs / floor.TotalUs, 2),
            Math.Round(1e6 / cpuUs), Math.Round((to.AllocatedBytes - from.AllocatedBytes) / decided), Math.Round(redisBytesPerAccount),
            Math.Round(heapBytesPerAccount), stateBytes, WrittenBytesOf(from, to), Math.Round((to.RemoteCalls - from.RemoteCalls) / decided, 2), to.Troubles, floor, variants);
    }
}

/// <summary>CPU time a transaction of each part, µs.</summary>
internal sealed record FloorResult(double ConsumeAndDecodeUs, double TwoGrainCallsUs, double ForestUs, double TwoGroupedWritesUs, double ProduceUs, double TotalUs);

/// <summary>Other ways to do parts of the job, CPU µs; two writes a transaction.</summary>
/// <param name="StockWritesUs">Two durable events of grains by Orleans' own Redis provider, a write each.</param>
/// <param name="GroupedWritesUs">The same by the grouped store.</param>
/// <param name="SimpleCacheUs">A record through SimpleQueueCache.</param>
/// <param name="OwnCacheUs">A record through the provider's cache.</param>
/// <param name="PredecessorUs">A message the predecessor's way; null without LightGBM's library.</param>
/// <param name="PredecessorPerSecond">Messages a second that way.</param>
/// <param name="PredecessorPythonUs">A message the predecessor's way in its own language, service and consumer together; null where Python, a module of it or the library is missing.</param>
/// <param name="PredecessorPythonPerSecond">Messages a second that way.</param>
internal sealed record VariantsResult(
    double StockWritesUs, double GroupedWritesUs, double SimpleCacheUs, double OwnCacheUs,
    double? PredecessorUs, double? PredecessorPerSecond, double? PredecessorPythonUs, double? PredecessorPythonPerSecond);
