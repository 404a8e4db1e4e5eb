using FraudGrains.Api.Stats;
using FraudGrains.Audit;
using Microsoft.Extensions.Options;

namespace FraudGrains.Api.Live;

/// <summary>The one producer of this process: asks the cluster a few times a second, whatever the number of clients.</summary>
internal sealed partial class LiveProducer(
    LiveHub hub, LiveHistory history, StatsReader stats, IGrainFactory grains, IOptions<LiveOptions> options, TimeProvider time, ILogger<LiveProducer> logger) : BackgroundService
{
    /// <summary>Often enough, with nobody watching, that a first client sees a rate at once.</summary>
    private static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(1);

    /// <summary>Alerts taken at a time; in a flood the newest win.</summary>
    private const int AlertsPerTurnMax = 100;

    private long _sequence, _processed;
    private bool _isSilent;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interval = TimeSpan.FromSeconds(1.0 / options.Value.SnapshotsPerSecond);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Turn(stoppingToken);
            await Task.Delay(hub.HasListeners ? interval : IdleInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Turn(CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await stats.Read(cancellationToken);

            // Totals never fall: if they did, the audit store is another one, and its sequence starts again.
            var isNewStore = snapshot.Processed < _processed;
            var after = isNewStore ? 0 : _sequence;
            var alerts = await grains.GetGrain<IAuditGrain>(0).GetAlerts(after, after == 0 ? LiveMoment.AlertsMax : AlertsPerTurnMax);

            _processed = snapshot.Processed;
            _sequence = alerts.Count > 0 ? alerts.Max(a => a.Sequence) : after;
            var events = alerts.OrderBy(a => a.Sequence).Select(a => new AlertEvent(a.Sequence, ServerSentEvent.Of("alert", AlertView.Of(a), a.Sequence)));
            history.Add(snapshot);
            hub.Publish(ServerSentEvent.Of("snapshot", snapshot), events, isNewStore);
            _isSilent = false;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Clients see the time of the last snapshot stand still; this is said once, not four times a second.
            if (!_isSilent)
                LogSilent(e.GetType().Name, e.Message);
            _isSilent = true;
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The live feed waits for the cluster: {ExceptionType}: {Reason}")]
    private partial void LogSilent(string exceptionType, string reason);
}
