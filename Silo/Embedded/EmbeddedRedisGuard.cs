using System.Globalization;
using FraudGrains.Silo.Persistence.Redis;
using StackExchange.Redis;

namespace FraudGrains.Silo.Embedded;

/// <summary>Closes the account store for writing before the embedded Garnet would begin to evict accounts.</summary>
internal sealed partial class EmbeddedRedisGuard(IConnectionMultiplexer redis, StoreGate gate, TimeProvider time, ILogger<EmbeddedRedisGuard> logger)
    : BackgroundService
{
    /// <summary>Share of the memory at which writing stops: what is left lasts longer than one interval at any rate Garnet can take.</summary>
    private const double FullShare = 0.9;

    private const string MemoryField = "store_mainlog_memory_size:";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Judge(await redis.GetDatabase().ExecuteAsync("INFO", "MEMORY"));
            }
            catch (RedisException e)
            {
                LogNotAsked(e);
            }
        }
    }

    private void Judge(RedisResult info)
    {
        var line = info.ToString().Split('\n').FirstOrDefault(l => l.StartsWith(MemoryField, StringComparison.Ordinal));
        if (line is null || !long.TryParse(line.AsSpan(MemoryField.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            || bytes < EmbeddedRedis.MemoryBytesMax * FullShare || gate.ClosedBecause is not null)
            return;
        gate.Close($"The account store inside this process holds {bytes >> 20} MiB of at most {EmbeddedRedis.MemoryBytesMax >> 20} MiB. Use a Redis server: set 'Redis:ConnectionString'.");
        LogFull(bytes >> 20);
    }

    [LoggerMessage(LogLevel.Critical, "The account store inside this process is full ({MiB} MiB): nothing more is decided. Use a Redis server: set 'Redis:ConnectionString'.")]
    private partial void LogFull(long miB);

    [LoggerMessage(LogLevel.Warning, "The account store inside this process did not tell how full it is.")]
    private partial void LogNotAsked(Exception exception);
}
