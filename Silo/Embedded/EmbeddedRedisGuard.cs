using System.Globalization;
using FraudGrains.Silo.Persistence.Redis;
using StackExchange.Redis;

namespace FraudGrains.Silo.Embedded;

/// <summary>Closes the account store for writing before the embedded Garnet would begin to evict accounts.</summary>
internal sealed partial class EmbeddedRedisGuard(
    IConnectionMultiplexer redis, StoreGate gate, TimeProvider time, ILogger<EmbeddedRedisGuard> logger, long memoryBytesMax = EmbeddedRedis.MemoryBytesMax)
    : BackgroundService
{
    /// <summary>Share of the memory at which writing stops: what is left lasts longer than one interval at any rate Garnet can take.</summary>
    private const double FullShare = 0.9;

    private const string MemoryField = "store_mainlog_memory_size:";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Asks once how full the store is.</summary>
    /// <exception cref="InvalidOperationException">It did not say.</exception>
    internal async Task Look()
    {
        var info = (await redis.GetDatabase().ExecuteAsync("INFO", "MEMORY")).ToString();
        var line = info.Split('\n').FirstOrDefault(l => l.StartsWith(MemoryField, StringComparison.Ordinal));
        if (!long.TryParse(line.AsSpan(line is null ? 0 : MemoryField.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            throw new InvalidOperationException("The store inside this process tells its memory no longer under the name it did.");
        if (bytes < memoryBytesMax * FullShare || gate.ClosedBecause is not null)
            return;
        gate.Close($"The account store inside this process holds {bytes >> 20} MiB of at most {memoryBytesMax >> 20} MiB. Use a Redis server: set 'Redis:ConnectionString'.");
        LogFull(bytes >> 20);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look();
            }
#pragma warning disable CA1031 // A guard that falls must not take the silo with it; that it cannot see is said every time.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotAsked(e);
            }
        }
    }

    [LoggerMessage(LogLevel.Critical, "The account store inside this process is full ({MiB} MiB): nothing more is decided. Use a Redis server: set 'Redis:ConnectionString'.")]
    private partial void LogFull(long miB);

    [LoggerMessage(LogLevel.Warning, "The account store inside this process did not tell how full it is.")]
    private partial void LogNotAsked(Exception exception);
}
