using FraudGrains.Grains.Catalog;
using FraudGrains.Grains.Scoring;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FraudGrains.Silo.Telemetry;

/// <summary>Whether this silo decides with the model that was chosen. Never unhealthy: it decides, and says with which model.</summary>
internal sealed class CatalogHealthCheck(CatalogStatus status, ModelInForce model) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        status.Problem is { } problem ? HealthCheckResult.Degraded(problem) : HealthCheckResult.Healthy($"Decides with {model.Current.Manifest.Version}."));
}
