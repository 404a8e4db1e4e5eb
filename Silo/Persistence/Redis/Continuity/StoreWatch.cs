using FraudGrains.Streaming.Kafka.Hosting;

namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>
/// Looks whether Redis is still the same process. A silo finds out by itself when acknowledged commits of its own are gone; those of a silo that has died
/// since would be missed. So every restart and every failover begins a new epoch, and the log is read again from the committed offsets. These stay behind
/// what was done before the latest look that found it the same: what it may lose is what came after.
/// </summary>
internal sealed partial class StoreWatch : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly RedisAccountStore _store;
    private readonly KafkaStreamControl _streams;
    private readonly TimeProvider _time;
    private readonly ILogger<StoreWatch> _logger;
    private readonly Lock _lock = new();
    private int _readings;
    private bool _isNamed;

    public StoreWatch(RedisAccountStore store, KafkaStreamControl streams, TimeProvider time, ILogger<StoreWatch> logger)
    {
        (_store, _streams, _time, _logger) = (store, streams, time, logger);
        store.EpochBegan += ReadAgain;

        // Nothing was done yet, and the store holds all of it. What is done from now on waits for a look.
        streams.Holds(time.GetTimestamp());
    }

    public override void Dispose()
    {
        _store.EpochBegan -= ReadAgain;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        do
        {
            try
            {
                await Look();
            }
#pragma warning disable CA1031 // The store may be away for a while; the next look finds out what became of it.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotAsked(e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Look()
    {
        var asked = _time.GetTimestamp();
        if (!await _store.Look() || Volatile.Read(ref _readings) != 0)
            return;
        Name(await _store.Number(), isAtStart: true);
        _streams.Holds(asked);
    }

    private void ReadAgain(ulong store)
    {
        Name(store, isAtStart: false);
        _ = ReadLogAgain();
    }

    private void Name(ulong store, bool isAtStart)
    {
        lock (_lock)
        {
            // A new epoch may have begun since a look found everything as it was.
            if (isAtStart && _isNamed)
                return;
            _isNamed = true;
            _streams.StandOn(store);
        }
    }

    private async Task ReadLogAgain()
    {
        Interlocked.Increment(ref _readings);
        try
        {
            await _streams.ReadAgain();
            Interlocked.Decrement(ref _readings);
        }
#pragma warning disable CA1031 // Nobody awaits this; the committed offsets stay where they are, and the next owner reads from there.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotReadAgain(e);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The account store did not say who it is: {Reason}")]
    private partial void LogNotAsked(string reason);

    [LoggerMessage(LogLevel.Error, "The log could not be read again from the committed offsets; restart the silo to have it read again.")]
    private partial void LogNotReadAgain(Exception exception);
}
