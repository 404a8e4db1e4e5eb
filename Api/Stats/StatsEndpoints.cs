using FraudGrains.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FraudGrains.Api.Stats;

/// <summary>The engine's totals.</summary>
internal static class StatsEndpoints
{
    public static void AddStats(this IServiceCollection services) => services.AddSingleton<StatsReader>();

    public static void MapStats(this IEndpointRouteBuilder api) =>
        api.MapGet("/stats", GetStats)
            .WithName("GetStats").WithTags("Live")
            .WithSummary("Totals: processed, flagged, blocked, prevented amount, latency, lag")
            .Produces<StatsView>().ProducesProblem(503);

    private static async Task<JsonHttpResult<StatsView>> GetStats(StatsReader stats, CancellationToken cancellationToken) =>
        TypedResults.Json(await stats.Read(cancellationToken), ApiJson.Options);
}
