using FraudGrains.Grains.Live;

namespace FraudGrains.Silo.Hosting;

/// <summary>
/// Has the youngest generation collected up to ten times a second while clients set the pace. The collector itself goes by bytes, a few hundred megabytes between two
/// collections: at that pace these are seconds, and a client waits while all accounts touched in them are looked through at once.
/// </summary>
/// <remarks>Under the load of the log the collector is left alone: there it comes once a second or so by itself, and more often would cost a tenth of the CPU.</remarks>
internal sealed class YoungCollections(EngineMetrics metrics, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pace = new CollectionPace(Now());
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (pace.IsDue(Now()))
                GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        }
    }

    private CollectionPace.Progress Now() => new(GC.CollectionCount(0), GC.GetTotalAllocatedBytes(), metrics.Decided, metrics.DecidedForClients);
}
