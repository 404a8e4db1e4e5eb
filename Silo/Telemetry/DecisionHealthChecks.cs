using FraudGrains.Grains.Live;
using FraudGrains.Grains.Scoring;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FraudGrains.Silo.Telemetry;

/// <summary>Whether the model answers. Never unhealthy: without it rules decide what is asked, and the log waits.</summary>
internal sealed class ModelHealthCheck(ModelStatus model) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(model.Failure is { } why ? HealthCheckResult.Degraded(why) : HealthCheckResult.Healthy());
}

/// <summary>What this silo's decisions of the last minute had to do without.</summary>
internal sealed class ModeHealthCheck(EngineMetrics engine) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var modes = engine.LastMinute;
        var told = $"In the last minute: {modes.Full} full, {modes.RulesOnly} rules-only, {modes.StaleState} stale-state.";
        return Task.FromResult(modes.RulesOnly + modes.StaleState > 0 ? HealthCheckResult.Degraded(told) : HealthCheckResult.Healthy(told));
    }
}
