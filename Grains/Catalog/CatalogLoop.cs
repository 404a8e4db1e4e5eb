using FraudGrains.Grains.Scoring.Watch;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Grains.Catalog;

/// <summary>While the silo runs: counts what is scored, and looks at the choice from time to time, so that a call that went astray leaves no silo behind.</summary>
internal sealed partial class CatalogLoop(ModelFollower follower, ModelWatch watch, ModelMetrics metrics, TimeProvider time, ILogger<CatalogLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Asked for here, so that the meters exist.</summary>
    public ModelMetrics Metrics { get; } = metrics;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        watch.Begin();
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Task.Run(() => watch.Run(stoppingToken), stoppingToken), Look(stoppingToken));

    private async Task Look(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await follower.Follow(stoppingToken);
            }
#pragma warning disable CA1031 // The store may be away for a while: what serves goes on serving, and the next look comes soon.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotLooked(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which model is chosen could not be read; the one that serves goes on.")]
    private partial void LogNotLooked(Exception exception);
}
