using FraudGrains.Api.Cluster;
using FraudGrains.Api.Decisions;
using FraudGrains.Audit;
using FraudGrains.Live;

namespace FraudGrains.Api.Stats;

/// <summary>Asks the audit store for totals and the silos for the rest.</summary>
internal sealed class StatsReader(IGrainFactory grains, UnavailableDecisions unavailable, TimeProvider time)
{
    private readonly RateWindow _rates = new(time);

    public async Task<StatsView> Read(CancellationToken cancellationToken)
    {
        var totalsTask = grains.GetGrain<IAuditGrain>(0).GetTotals();
        var reportsTask = grains.GetGrain<ILiveGrain>(0).GetReports();
        await Task.WhenAll(totalsTask, reportsTask).WaitAsync(ClusterFault.ReadBudget, time, cancellationToken);

        var (totals, reports) = (await totalsTask, await reportsTask);
        return StatsMerge.Merge(totals, reports, _rates.Add(totals.Reviewed + totals.Blocked, reports), unavailable.LastMinute, time.GetUtcNow());
    }
}
