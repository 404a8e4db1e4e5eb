using FraudGrains.Api.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace FraudGrains.Api.Live;

/// <summary>The live feed: server-sent events <c>history</c> (once, the rates of the last minutes), <c>snapshot</c> (as GET /stats) and <c>alert</c> (with an id, so that a client that comes back misses none).</summary>
internal static class LiveEndpoints
{
    public static void AddLive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LiveOptions>().Bind(configuration.GetSection("Live")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveHub>();
        services.AddSingleton<LiveHistory>();
        services.AddHostedService<LiveProducer>();
    }

    public static void MapLive(this IEndpointRouteBuilder api) =>
        api.MapGet("/live", Watch)
            .WithName("Watch").WithTags("Live")
            .WithSummary("Server-sent events: snapshots of the totals, and alerts")
            .WithDescription("Events: history once (rates of the last five minutes), snapshot (the body of GET /stats) a few times a second, and alert, whose id is its sequence; Last-Event-ID brings the newest alerts after it, at most 256.")
            .Produces<string>(200, "text/event-stream").ProducesProblem(503);

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> Watch(
        HttpContext context, LiveHub hub, LiveHistory history, IOptions<LiveOptions> options, TimeProvider time, IHostApplicationLifetime host)
    {
        if (!hub.TryEnter(options.Value.ConnectionsMax))
        {
            context.Response.Headers.RetryAfter = "10";
            return Problem.Of(context, 503, ProblemCode.TooManyLiveConnections, $"{options.Value.ConnectionsMax} live connections are open, and no more are allowed (Live:ConnectionsMax).");
        }

        // Without the host's signal an open page would hold up the shutdown.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        try
        {
            WriteHeaders(context);
            await new LiveStream(hub, history, context.Response, time, options.Value.HeartbeatAfter).Run(context.Request.Headers["Last-Event-ID"], end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client left, or the host stops: both are ordinary ends.
        }
        finally
        {
            hub.Leave();
        }

        return TypedResults.Empty;
    }

    private static void WriteHeaders(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }
}
