using FraudGrains.Silo.Embedded;
using FraudGrains.Silo.Hosting;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace FraudGrains.Silo.Tests.Embedded;

public sealed class A_store_that_fills
{
    [Fact]
    public async Task Is_closed_before_it_would_evict_accounts()
    {
        using var directory = new TestDirectory();
        using var data = DataDirectory.Open(directory.Path);
        using var garnet = EmbeddedRedis.Start(data);
        await using var redis = await RedisConnection.Open(RedisConnection.To(garnet).Patient());
        var gate = new StoreGate();
        using var guard = new EmbeddedRedisGuard(redis, gate, TimeProvider.System, NullLogger<EmbeddedRedisGuard>.Instance, memoryBytesMax: 64 << 20);

        await guard.Look();
        Assert.Null(gate.ClosedBecause);

        await Fill(redis.GetDatabase(), megabytes: 64);
        await guard.Look();
        Assert.Contains("'Redis:ConnectionString'", gate.ClosedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_its_files_bounded_however_often_it_is_written()
    {
        using var directory = new TestDirectory();
        using var data = DataDirectory.Open(directory.Path);
        using var garnet = EmbeddedRedis.Start(data);
        await using var redis = await RedisConnection.Open(RedisConnection.To(garnet).Patient());

        // 20 times the same 20 MB: 400 MB of writes, of which 20 MB are still true.
        for (var i = 0; i < 20; i++)
            await Fill(redis.GetDatabase(), megabytes: 20);

        var bound = 300L << 20;
        var size = long.MaxValue;
        for (var i = 0; i < 300 && size > bound; i++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            size = new DirectoryInfo(directory.Path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        }

        Assert.InRange(size, 0, bound);
    }

    /// <summary>Two megabytes at a time: what is sent at once has to be answered within one patience.</summary>
    private static async Task Fill(IDatabase database, int megabytes)
    {
        foreach (var chunk in Enumerable.Range(0, megabytes * 500).Chunk(1_000))
            await Task.WhenAll(chunk.Select(i => database.HashSetAsync($"a{i}", [new("d", new byte[2000])])));
    }
}
