using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FraudGrains.Silo.Telemetry;

/// <summary>Whether accounts can be read and written.</summary>
internal sealed class RedisHealthCheck(RedisProbe probe) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(probe.Failure is { } why ? HealthCheckResult.Unhealthy(why) : HealthCheckResult.Healthy("Takes writes."));
}
