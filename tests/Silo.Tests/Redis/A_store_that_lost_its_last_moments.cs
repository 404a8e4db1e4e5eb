using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Redis;

/// <summary>Redis acknowledged, and came back without it: appendfsync everysec and a power cut, or a failover to a replica that lagged.</summary>
public sealed class A_store_that_lost_its_last_moments
{
    private static readonly Guid Writer = new("00000000-0000-0000-0000-0000000000a1");
    private static readonly Guid Rival = new("00000000-0000-0000-0000-0000000000b2");

    [Fact]
    public async Task Gets_them_back_before_anything_else_is_written()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var store = Store(server);
        await store.Commit(First("A", Writer, "A1"));
        var kept = server.FileLength;
        await store.Commit(Next("A", 1, Writer, Writer, "A2"));
        await store.Commit(Next("A", 2, Writer, Writer, "A3"));
        await store.Commit(First("new", Writer, "new1"));

        await server.ComeBackWith(kept);
        await Eventually(() => store.Commit(First("other", Writer, "other1")));

        Assert.Equal((3, Writer, "A3"), await Held(store, "A"));
        Assert.Equal((1, Writer, "new1"), await Held(store, "new"));
        Assert.Equal((1, Writer, "other1"), await Held(store, "other"));
        Assert.Equal(1, store.Epoch);
    }

    [Fact]
    public async Task Gets_them_back_before_anything_is_read()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var store = Store(server);
        await store.Commit(First("A", Writer, "A1"));
        var kept = server.FileLength;
        await store.Commit(Next("A", 1, Writer, Writer, "A2"));

        await server.ComeBackWith(kept);

        Assert.Equal((2, Writer, "A2"), await Eventually(() => Held(store, "A")));
    }

    [Fact]
    public async Task And_lets_one_account_be_that_went_on_without_them_at_another_silo()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var store = Store(server);
        await store.Commit(First("A", Writer, "A1"));
        var kept = server.FileLength;
        await store.Commit(Next("A", 1, Writer, Writer, "A2"));
        await store.Commit(Next("A", 2, Writer, Writer, "A3"));

        await server.ComeBackWith(kept);
        await using var another = Store(server);
        await Eventually(() => another.Commit(Next("A", 1, Writer, Rival, "A2 without")));
        await store.Restore();

        Assert.Equal((2, Rival, "A2 without"), await Held(store, "A"));
        await Assert.ThrowsAsync<FenceLostException>(() => store.Commit(Next("A", 3, Writer, Writer, "A4")));
    }

    [Fact]
    public async Task Or_all_it_ever_had_is_not_written_to()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var store = Store(server);
        await store.Commit(First("A", Writer, "A1"));

        await server.Database.ExecuteAsync("FLUSHALL");

        var refused = await Assert.ThrowsAsync<IOException>(() => store.Commit(First("B", Writer, "B1")));
        Assert.Contains("is not the one this silo has worked on", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IOException>(() => store.Commit(First("C", Writer, "C1")));
        Assert.Equal(0, await server.Database.KeyExistsAsync("{test}:account:B") ? 1 : 0);
    }

    private static RedisAccountStore Store(RedisServer server) => new(server.Database, new() { ServiceId = "test" }, new(), TimeProvider.System);

    private static async Task<(long Version, Guid Writer, string State)> Held(RedisAccountStore store, string account)
    {
        var held = await store.Load(account, CancellationToken.None);
        return (held!.Version, held.Writer, System.Text.Encoding.UTF8.GetString(held.State));
    }

    /// <summary>The client needs a moment to find the server again; what it was asked meanwhile failed.</summary>
    private static async Task<T> Eventually<T>(Func<Task<T>> attempt)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (Exception e) when (e is StackExchange.Redis.RedisException or StackExchange.Redis.RedisTimeoutException or IOException && !patience.IsCancellationRequested)
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }

    private static Task<bool> Eventually(Func<Task> attempt) => Eventually(async () =>
    {
        await attempt();
        return true;
    });

    private static AccountCommit First(string account, Guid writer, string state) => new(account, 0, Guid.Empty, 1, writer, Bytes(state), HasOutbox: false);

    private static AccountCommit Next(string account, long expected, Guid expectedWriter, Guid writer, string state) =>
        new(account, expected, expectedWriter, expected + 1, writer, Bytes(state), HasOutbox: false);

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
