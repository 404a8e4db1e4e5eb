using System.Globalization;

namespace FraudGrains.Api.Live;

/// <summary>Writes the feed to one client, at the pace of that client.</summary>
internal sealed class LiveStream(LiveHub hub, LiveHistory history, HttpResponse response, TimeProvider time, TimeSpan heartbeatAfter)
{
    /// <summary>Alerts that a client which comes for the first time is shown.</summary>
    private const int AlertsAtFirst = 50;

    private long _sent;
    private ReadOnlyMemory<byte> _lastSnapshot;

    public async Task Run(string? lastEventId, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(ServerSentEvent.Retry, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        var moment = hub.Current;
        if (moment.Snapshot.IsEmpty)
            moment = await Next(moment, cancellationToken);
        await response.Body.WriteAsync(ServerSentEvent.Of("history", history.View()), cancellationToken);
        _sent = FirstSequence(moment, lastEventId);
        while (true)
        {
            await Send(moment, cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
            moment = await Next(moment, cancellationToken);
        }
    }

    /// <summary>The newest moment after this one, with heartbeats while there is none.</summary>
    private async Task<LiveMoment> Next(LiveMoment moment, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await moment.Followed.WaitAsync(heartbeatAfter, time, cancellationToken);
                return hub.Current;
            }
            catch (TimeoutException)
            {
                await response.Body.WriteAsync(ServerSentEvent.Heartbeat, cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
            }
        }
    }

    private async Task Send(LiveMoment moment, CancellationToken cancellationToken)
    {
        foreach (var alert in moment.Alerts)
        {
            if (alert.Sequence <= _sent)
                continue;
            await response.Body.WriteAsync(alert.Utf8, cancellationToken);
            _sent = alert.Sequence;
        }

        if (!moment.Snapshot.Equals(_lastSnapshot))
            await response.Body.WriteAsync(_lastSnapshot = moment.Snapshot, cancellationToken);
    }

    /// <summary>The sequence the client has: what it says, unless that is of another audit store than ours; else all but the newest few.</summary>
    private static long FirstSequence(LiveMoment moment, string? lastEventId)
    {
        var newest = moment.Alerts.Length > 0 ? moment.Alerts[^1].Sequence : 0;
        if (long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var last) && last <= newest)
            return last;
        return moment.Alerts.Length > AlertsAtFirst ? moment.Alerts[^(AlertsAtFirst + 1)].Sequence : 0;
    }
}
