namespace FraudGrains.Api.Live;

/// <summary>Holds the newest moment for all connections of this process. Latest wins: a client that is slow misses snapshots, nobody queues them.</summary>
internal sealed class LiveHub
{
    private LiveMoment _current = new(ReadOnlyMemory<byte>.Empty, []);
    private int _connections;

    public LiveMoment Current => Volatile.Read(ref _current);

    public bool HasListeners => Volatile.Read(ref _connections) > 0;

    /// <summary>Called by the one producer only.</summary>
    public void Publish(ReadOnlyMemory<byte> snapshot, IEnumerable<AlertEvent> newAlerts, bool startAgain)
    {
        var before = Current;
        var alerts = (startAgain ? [] : before.Alerts).AddRange(newAlerts);
        if (alerts.Length > LiveMoment.AlertsMax)
            alerts = alerts.RemoveRange(0, alerts.Length - LiveMoment.AlertsMax);
        Volatile.Write(ref _current, new LiveMoment(snapshot, alerts));
        before.Follow();
    }

    /// <summary>Takes a place; false when <paramref name="connectionsMax"/> are taken.</summary>
    public bool TryEnter(int connectionsMax)
    {
        if (Interlocked.Increment(ref _connections) <= connectionsMax)
            return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _connections);
}
