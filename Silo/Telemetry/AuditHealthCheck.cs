using FraudGrains.Silo.Persistence.Audit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FraudGrains.Silo.Telemetry;

/// <summary>Whether decisions reach the audit store. Never unhealthy: the silo decides without it, and catches up.</summary>
internal sealed class AuditHealthCheck(AuditStatus audit) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        audit.Lost > 0 ? HealthCheckResult.Degraded($"{audit.Lost} decisions were lost before they were audited.")
        : audit.LastError is { } error ? HealthCheckResult.Degraded(error)
        : HealthCheckResult.Healthy($"{audit.Lag} decisions behind{(audit.IsWaiting ? "; waits for its partitions" : "")}."));
}
