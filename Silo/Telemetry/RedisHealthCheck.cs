using FraudGrains.Silo.Persistence.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace FraudGrains.Silo.Telemetry;

/// <summary>Whether accounts can be read and written.</summary>
internal sealed class RedisHealthCheck(IConnectionMultiplexer redis, StoreGate gate) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (gate.ClosedBecause is { } why)
            return HealthCheckResult.Unhealthy(why);
        try
        {
            var roundTrip = await redis.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy($"Answers in {roundTrip.TotalMilliseconds:0.0} ms.");
        }
        catch (RedisException e)
        {
            return HealthCheckResult.Unhealthy($"Does not answer: {e.GetType().Name}.");
        }
    }
}
