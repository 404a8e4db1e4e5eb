using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis;
using StackExchange.Redis;

namespace FraudGrains.Benchmarks.Pipeline.Floor;

/// <summary>One account's fenced write among many, in batches of the store's own size.</summary>
internal static class WriteFloor
{
    private const int Accounts = 4_000;
    private const int Rounds = 20;

    public static async Task<double> Measure(string redis, int stateBytes)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis);
        await using var store = new RedisAccountStore(connection.GetDatabase(), new() { ServiceId = $"floor-{Guid.NewGuid():N}" }, new(), TimeProvider.System);
        var (writer, state) = (Guid.NewGuid(), new byte[stateBytes]);
        new Random(5).NextBytes(state);
        for (var round = 0; round < 3; round++)
            await Write(store, writer, state, round);
        return await CpuMeter.Of(Accounts * Rounds, async () =>
        {
            for (var round = 3; round < 3 + Rounds; round++)
                await Write(store, writer, state, round);
        });
    }

    private static async Task Write(RedisAccountStore store, Guid writer, byte[] state, long version)
    {
        // As a silo does every second: what the store is seen to hold is let go of.
        await store.Look();
        await Task.WhenAll(Enumerable.Range(0, Accounts)
            .Select(i => store.Commit(new AccountCommit($"F{i}", version, version == 0 ? Guid.Empty : writer, version + 1, writer, state, hasOutbox: false))));
    }
}
