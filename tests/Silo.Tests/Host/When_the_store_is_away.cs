using System.Text.Json;
using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Host;

/// <summary>A Redis that hangs, dies or is full under a running silo: requests are answered by amount and say so, the log waits, health names it, and all of it ends by itself.</summary>
public sealed class When_the_store_is_away
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_redis_that_hangs_costs_nothing_but_time()
    {
        await using var redis = await RedisServer.Start(StoreKind.RedisServer);
        await Scenario(redis, async whileAway =>
        {
            await redis.Pause();
            await whileAway();
            await redis.Resume();
        });
    }

    [Fact]
    public async Task A_redis_that_dies_and_starts_again_costs_nothing_but_time()
    {
        await using var redis = await RedisServer.Start(StoreKind.RedisServer);
        await Scenario(redis, redis.CrashAndStart);
    }

    [Fact]
    public async Task A_redis_that_takes_no_more_writes_costs_nothing_but_time()
    {
        await using var redis = await RedisServer.Start(StoreKind.RedisServer);
        await Scenario(redis, async whileFull =>
        {
            await redis.Database.ExecuteAsync("CONFIG", "SET", "maxmemory", "1");
            await whileFull();
            await redis.Database.ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        });
    }

    private static async Task Scenario(RedisServer redis, Func<Func<Task>, Task> away)
    {
        using var data = new TestDirectory();
        var traffic = Reckoning.Of(200, 20, seed: 6, "S");
        await using var silo = await SiloProcess.Start(data.Path, $"--Redis:ConnectionString={redis.EndPoint}", "--Decisions:TimeBudget=00:00:02");
        var bootstrap = await silo.Bootstrap();
        Feed.Send(bootstrap, traffic.Records.Take(100));
        await silo.UntilStats(s => s.Long("processed") == 100);

        await away(async () =>
        {
            // Nothing lets the store go on before the answer is there: it did not wait for it.
            Assert.Equal(("unavailable", "review"), await Ask(silo, 20m));
            Assert.Equal(("unavailable", "block"), await Ask(silo, 20_000m));
            Feed.Send(bootstrap, traffic.Records.Skip(100));
            var health = await silo.UntilHealth(503);
            Assert.Equal("unhealthy", health.GetProperty("checks").GetProperty("redis").GetProperty("status").GetString());
            var stats = await silo.UntilStats(s => s.GetProperty("degradation").GetProperty("away").EnumerateArray().Any(p => p.GetProperty("part").GetString() == "redis"));
            Assert.Equal("unavailable", stats.GetProperty("degradation").GetProperty("mode").GetString());
            Assert.Equal(100, stats.Long("processed"));
            Assert.Contains("fraudgrains_api_unavailable", await silo.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        });

        await silo.UntilReady();
        var after = await silo.UntilStats(s => s.Long("processed") == 200 && s.Long("lag") == 0);
        Assert.Equal(0, after.Long("lost"));
        Assert.Equal(0, after.Long("degraded"));
        await silo.AssertLifetimes(traffic);
    }

    /// <summary>Asks about accounts of no interest to the log, each time another.</summary>
    private static async Task<(string? Mode, string? Outcome)> Ask(SiloProcess silo, decimal amount)
    {
        var (_, transaction) = Feed.Transaction($"asked-{amount}", $"P{amount}", $"Q{amount}", amount, Start);
        var decision = JsonElement.Parse(await silo.Decide(transaction) ?? throw new InvalidOperationException(silo.Errors));
        return (decision.GetProperty("mode").GetString(), decision.GetProperty("outcome").GetString());
    }
}
