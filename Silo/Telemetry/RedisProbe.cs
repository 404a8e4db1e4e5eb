using FraudGrains.Silo.Hosting;
using FraudGrains.Silo.Persistence.Redis;
using StackExchange.Redis;

namespace FraudGrains.Silo.Telemetry;

/// <summary>Writes to the account store once a second: only a write tells of a store that is full, read-only or stopped.</summary>
internal sealed class RedisProbe(IDatabase redis, StoreGate gate, Infrastructure parts, ILocalSiloDetails silo, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>A store that takes longer is away, as far as decisions with a time budget are concerned.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The probe's own key goes when the silo does.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private volatile string? _failure = "Not asked yet.";

    /// <summary>Why accounts cannot be read and written; null when they can.</summary>
    public string? Failure => gate.ClosedBecause ?? _failure;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        RedisKey key = $"{{{parts.Settings.Cluster.ServiceId}}}:probe:{silo.Name}";
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            _failure = await Ask(key, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<string?> Ask(RedisKey key, CancellationToken stoppingToken)
    {
        try
        {
            await redis.StringSetAsync(key, 1, Lifetime).WaitAsync(Patience, time, stoppingToken);
            return null;
        }
        catch (TimeoutException)
        {
            return $"Redis does not answer within {Patience.TotalSeconds:0} s.";
        }
        catch (RedisException e)
        {
            return $"Redis does not take a write: {e.GetType().Name}: {e.Message}";
        }
    }
}
