using FraudGrains.Live;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FraudGrains.Api.Health;

/// <summary>Whether a grain answers.</summary>
internal sealed class ClusterHealthCheck(IGrainFactory grains, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var reports = await grains.GetGrain<ILiveGrain>(0).GetReports().WaitAsync(Patience, time, cancellationToken);
            return HealthCheckResult.Healthy($"Silos that report: {reports.Count}.");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The cluster does not answer: {e.GetType().Name}.");
        }
    }
}
