namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>What one run came to; CPU time is that of the silo's process.</summary>
/// <param name="TxPerSecond">Decided transactions a second of wall time.</param>
/// <param name="CpuUsPerTx">CPU time a decided transaction, µs.</param>
/// <param name="FloorUsPerTx">CPU time of the parts it cannot do without, µs; null when not measured.</param>
/// <param name="Ratio">The one by the other.</param>
/// <param name="TxPerVcpuSecond">Decided transactions a second of the silo's CPU time.</param>
/// <param name="AllocBytesPerTx">Bytes allocated a transaction.</param>
/// <param name="RedisBytesPerAccount">Redis' used memory an account.</param>
/// <param name="HeapBytesPerAccount">Heap after the last collection an account.</param>
/// <param name="Troubles">Decisions in another mode than full, dead letters and losses; above 0 the run is void.</param>
/// <param name="Floor">The floor's parts.</param>
internal sealed record PipelineResult(
    double TxPerSecond, double CpuUsPerTx, double? FloorUsPerTx, double? Ratio, double TxPerVcpuSecond, double AllocBytesPerTx,
    double RedisBytesPerAccount, double HeapBytesPerAccount, long Troubles, FloorResult? Floor)
{
    public static PipelineResult Of(SiloReading from, SiloReading to, double redisBytesPerAccount, FloorResult? floor)
    {
        var decided = to.Decided - from.Decided;
        var cpuUs = (to.CpuUs - from.CpuUs) / decided;
        return new(
            Math.Round(decided / (to.At - from.At).TotalSeconds), Math.Round(cpuUs, 1), floor?.TotalUs, floor is null ? null : Math.Round(cpuUs / floor.TotalUs, 2),
            Math.Round(1e6 / cpuUs), Math.Round((to.AllocatedBytes - from.AllocatedBytes) / decided), Math.Round(redisBytesPerAccount),
            Math.Round(to.HeapBytes / Math.Max(1, to.LiveAccounts)), to.Troubles, floor);
    }
}

/// <summary>CPU time a transaction of each part, µs.</summary>
internal sealed record FloorResult(double ConsumeAndDecodeUs, double TwoGrainCallsUs, double ForestUs, double TwoGroupedWritesUs, double ProduceUs, double TotalUs);
