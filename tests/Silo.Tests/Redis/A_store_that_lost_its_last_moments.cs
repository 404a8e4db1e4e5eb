using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Persistence.Redis.Continuity;
using FraudGrains.Silo.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using static FraudGrains.Silo.Tests.Redis.StoreSteps;

namespace FraudGrains.Silo.Tests.Redis;

/// <summary>Redis acknowledged, and came back without it: appendfsync everysec and a power cut, or a failover to a replica that lagged.</summary>
public sealed class A_store_that_lost_its_last_moments
{
    private static readonly Guid Writer = new("00000000-0000-0000-0000-0000000000a1");
    private static readonly TimeSpan RememberFor = new RedisAccountStoreOptions().RememberFor;
    private static readonly Guid Rival = new("00000000-0000-0000-0000-0000000000b2");

    [Fact]
    public async Task Gets_them_back_before_anything_else_is_written()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var store = Store(server);
        await store.Commit(First("A", Writer, "A1"));
        var kept = await server.FileLength();
        await store.Commit(Next("A", 1, Writer, Writer, "A2"));
        await store.Commit(Next("A", 2, Writer, Writer, "A3"));
        await store.Commit(First("new", Writer, "new1"));

        var number = await store.Number();
        var toldIn = new List<(long Epoch, Task<ulong> Number)>();
        store.EpochBegan += _ => toldIn.Add((store.Epoch, store.Number().AsTask()));
        await server.ComeBackWith(kept);
        await Eventually(() => store.Commit(First("other", Writer, "other1")));

        Assert.Equal((3, Writer, "A3"), await Held(store, "A"));
        Assert.Equal((0, number), (Assert.Single(toldIn).Epoch, await toldIn[0].Number));
        Assert.NotEqual(number, await store.Number());
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
        var kept = await server.FileLength();
        await store.Commit(Next("A", 1, Writer, Writer, "A2"));

        await server.ComeBackWith(kept);

        Assert.Equal((2, Writer, "A2"), await Eventually(() => Held(store, "A")));
    }

    [Theory, OnEachStore]
    public async Task Is_found_out_by_the_number_of_its_batches_where_it_is_the_same_process(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        await using var store = Store(server);
        await store.Commit(First("A", Writer, "A1"));
        await store.Commit(Next("A", 1, Writer, Writer, "A2"));

        await server.Database.KeyDeleteAsync("{test}:account:A");
        await server.Database.ScriptEvaluateAsync("for _, key in ipairs(redis.call('KEYS', '*:tick:*')) do redis.call('DEL', key) end");
        await Eventually(() => store.Commit(First("other", Writer, "other1")));

        Assert.Equal((2, Writer, "A2"), await Held(store, "A"));
        Assert.Equal(1, store.Epoch);
    }

    [Fact]
    public async Task Gets_them_back_with_the_parts_that_only_earlier_commits_wrote()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var store = Store(server);
        await store.Commit(Parts(0, isWhole: true, (0, "h1 "), (1, "one "), (2, "two ")));
        var kept = await server.FileLength();
        await store.Commit(Parts(1, isWhole: false, (0, "h2 "), (1, "1 ")));
        await store.Commit(Parts(2, isWhole: false, (0, "h3 "), (2, ""), (3, "three ")));
        await store.Commit(Parts(3, isWhole: false, (0, "h4 ")));

        await server.ComeBackWith(kept);

        Assert.Equal((4, Writer, "h4 1 three "), await Eventually(() => Held(store, "A")));
    }

    [Fact]
    public async Task Gets_them_back_however_long_it_was_away_even_if_nobody_had_looked_before()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        var time = Clock();
        await using var store = Store(server, time);
        await store.Commit(First("A", Writer, "A1"));
        var kept = await server.FileLength();
        await store.Commit(Next("A", 1, Writer, Writer, "A2"));

        time.Advance(RememberFor * 6);
        await server.ComeBackWith(kept);

        Assert.Equal((2, Writer, "A2"), await Eventually(() => Held(store, "A")));
    }

    [Fact]
    public async Task Gets_them_back_once_more_when_it_loses_what_was_written_back()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        var time = Clock();
        await using var store = Store(server, time);
        await store.Commit(First("A", Writer, "A1"));
        var kept = await server.FileLength();
        await store.Commit(Next("A", 1, Writer, Writer, "A2"));
        time.Advance(RememberFor * 6);
        await server.ComeBackWith(kept);
        Assert.False(await Eventually(store.Look));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await store.Look());

        await server.ComeBackWith(kept);

        Assert.Equal((2, Writer, "A2"), await Eventually(() => Held(store, "A")));
        Assert.Equal(2, store.Epoch);
    }

    [Fact]
    public async Task Does_not_get_parts_of_an_account_that_it_has_less_of_than_they_stand_on()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        var time = Clock();
        await using var store = Store(server, time);
        await store.Commit(Parts(0, isWhole: true, (0, "h1 "), (1, "one ")));
        var kept = await server.FileLength();
        await store.Commit(Parts(1, isWhole: false, (0, "h2 "), (1, "1 ")));
        time.Advance(RememberFor + TimeSpan.FromSeconds(1));
        Assert.True(await store.Look());
        await store.Commit(First("another", Writer, new string('x', CommitPage.UsualLength)));
        await store.Commit(Parts(2, isWhole: false, (0, "h3 ")));

        await server.ComeBackWith(kept);

        Assert.Equal((1, Writer, "h1 one "), await Eventually(() => Held(store, "A")));
    }

    [Fact]
    public async Task And_lets_one_account_be_that_went_on_without_them_at_another_silo()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var store = Store(server);
        await store.Commit(First("A", Writer, "A1"));
        var kept = await server.FileLength();
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

    private static FakeTimeProvider Clock() => new(DateTimeOffset.UnixEpoch.AddDays(1));

    private static RedisAccountStore Store(RedisServer server, TimeProvider? time = null) => new(server.Database, new() { ServiceId = "test" }, new(), time ?? TimeProvider.System);

    private static AccountCommit Parts(long expected, bool isWhole, params (int Number, string Text)[] parts) => new(
        "A", expected, expected == 0 ? Guid.Empty : Writer, expected + 1, Writer,
        [.. parts.Select(p => new StatePart(p.Number, System.Text.Encoding.UTF8.GetBytes(p.Text)))], isWhole, HasOutbox: false);
}
