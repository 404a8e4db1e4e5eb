using FraudGrains.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FraudGrains.Api.Health;

/// <summary>
/// <c>/health/live</c>: the process answers (only checks tagged <c>live</c>). <c>/health/ready</c>: it can do its work (all other checks).
/// The host adds its own with <c>services.AddHealthChecks()</c>.
/// </summary>
internal static class HealthEndpoints
{
    private const string LiveTag = "live";

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<ClusterHealthCheck>("cluster");

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", (HealthCheckService health, CancellationToken ct) => Check(health, isLive: true, ct))
            .WithName("IsLive").WithTags("Health").WithSummary("Whether the process answers").Produces<HealthView>().Produces<HealthView>(503);
        app.MapGet("/health/ready", (HealthCheckService health, CancellationToken ct) => Check(health, isLive: false, ct))
            .WithName("IsReady").WithTags("Health").WithSummary("Whether it can do its work").Produces<HealthView>().Produces<HealthView>(503);
    }

    private static async Task<JsonHttpResult<HealthView>> Check(HealthCheckService health, bool isLive, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(LiveTag) == isLive, cancellationToken);
        return TypedResults.Json(HealthView.Of(report), ApiJson.Options, statusCode: report.Status == HealthStatus.Unhealthy ? 503 : 200);
    }
}
