using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Redis;

public sealed class Account_commits
{
    private static readonly Guid Writer = new("00000000-0000-0000-0000-0000000000a1");
    private static readonly Guid Rival = new("00000000-0000-0000-0000-0000000000b2");

    [Theory, OnEachStore]
    public async Task What_was_committed_is_loaded_again(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        await using var store = Store(server);

        await store.Commit(First("A", Writer, "one"));
        await store.Commit(Next("A", 1, Writer, Writer, "two"));

        var stored = await store.Load("A", CancellationToken.None);
        Assert.Equal((2, Writer, "two"), (stored!.Version, stored.Writer, Text(stored)));
        Assert.Null(await store.Load("B", CancellationToken.None));
    }

    [Theory, OnEachStore]
    public async Task A_part_stays_until_it_is_written_or_taken_away_or_another_whole_comes(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        await using var store = Store(server);

        await store.Commit(Parts(0, isWhole: true, (0, "h1 "), (1, "one "), (2, "two "), (40, "forty ")));
        await store.Commit(Parts(1, isWhole: false, (0, "h2 "), (2, "2 ")));
        Assert.Equal("h2 one 2 forty ", Text((await store.Load("A", CancellationToken.None))!));

        await store.Commit(Parts(2, isWhole: false, (0, "h3 "), (40, ""), (41, "41 ")));
        Assert.Equal("h3 one 2 41 ", Text((await store.Load("A", CancellationToken.None))!));

        await store.Commit(Parts(3, isWhole: true, (0, "h4 "), (1, ""), (3, "three ")));
        Assert.Equal("h4 three ", Text((await store.Load("A", CancellationToken.None))!));
    }

    [Theory, OnEachStore]
    public async Task A_commit_whose_answer_was_lost_is_accepted_again(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        await using var store = Store(server);
        var commit = First("A", Writer, "one");

        await store.Commit(commit);
        await store.Commit(commit);

        Assert.Equal(1, (await store.Load("A", CancellationToken.None))!.Version);
    }

    [Theory, OnEachStore]
    public async Task Of_two_racing_writers_exactly_one_wins(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        await using var one = Store(server);
        await using var two = Store(server);
        var accounts = Enumerable.Range(0, 200).Select(i => $"A{i}").ToList();

        var racers = accounts.Select(a => (a, Mine: Outcome(one.Commit(First(a, Writer, "mine"))), Theirs: Outcome(two.Commit(First(a, Rival, "theirs"))))).ToList();

        foreach (var (account, mine, theirs) in racers)
        {
            Assert.True(await mine ^ await theirs, $"{account}: {await mine}, {await theirs}");
            Assert.Equal(await mine ? Writer : Rival, (await one.Load(account, CancellationToken.None))!.Writer);
        }
    }

    [Theory, OnEachStore]
    public async Task A_store_that_lost_its_last_moments_is_noticed(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        await using var store = Store(server);
        await store.Commit(First("A", Writer, "one"));

        // The activation wrote versions 2 and 3; the store came back with 1.
        var commit = Next("A", 3, Writer, Writer, "four");

        await Assert.ThrowsAsync<FenceLostException>(() => store.Commit(commit));
        await Assert.ThrowsAsync<FenceLostException>(() => store.Commit(Next("gone", 3, Writer, Writer, "four")));
    }

    [Theory, OnEachStore]
    public async Task One_account_that_cannot_be_written_does_not_trouble_its_neighbours(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        await using var store = Store(server, TimeSpan.FromMilliseconds(50));
        await server.Database.StringSetAsync("{test}:account:bad", "not a hash");

        var before = store.Commit(First("A", Writer, "a"));
        var bad = store.Commit(First("bad", Writer, "b"));
        var after = store.Commit(First("C", Writer, "c"));

        await Task.WhenAll(before, after);
        await Assert.ThrowsAsync<IOException>(() => bad);
    }

    [Theory, OnEachStore]
    public async Task Many_accounts_travel_in_one_round_trip_behind_the_first(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        await using var store = Store(server, TimeSpan.FromSeconds(1));
        await store.Commit(First("warm", Writer, "w"));
        var before = server.Requests;

        await Task.WhenAll(Enumerable.Range(0, 256).Select(i => store.Commit(First($"A{i}", Writer, "x"))));

        // Whoever comes while nothing is under way does not wait for company.
        Assert.InRange(server.Requests - before, 1, 2);
    }

    [Theory, OnEachStore]
    public async Task A_second_commit_of_an_account_waits_for_the_first(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        await using var store = Store(server);

        var commits = Enumerable.Range(0, 50).Select(v => store.Commit(v == 0 ? First("A", Writer, "0") : Next("A", v, Writer, Writer, $"{v}"))).ToList();
        await Task.WhenAll(commits);

        Assert.Equal(50, (await store.Load("A", CancellationToken.None))!.Version);
    }

    [Theory, OnEachStore]
    public async Task A_server_that_forgot_the_script_is_taught_again(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        await using var store = Store(server);
        await store.Commit(First("A", Writer, "one"));

        await server.Database.ExecuteAsync("SCRIPT", "FLUSH");

        await store.Commit(Next("A", 1, Writer, Writer, "two"));
    }

    [Theory, OnEachStore]
    public async Task Unfinished_accounts_are_found_oldest_first_until_they_are_finished(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UnixEpoch.AddDays(1));
        await using var store = Store(server, TimeSpan.Zero, time);

        await store.Commit(First("old", Writer, "x") with { HasOutbox = true });
        time.Advance(TimeSpan.FromSeconds(1));
        await store.Commit(First("newer", Writer, "x") with { HasOutbox = true });
        await store.Commit(Next("old", 1, Writer, Writer, "x") with { HasOutbox = true });
        time.Advance(TimeSpan.FromSeconds(1));
        await store.Commit(First("young", Writer, "x") with { HasOutbox = true });

        Assert.Equal(["old", "newer"], await store.FindOutboxes(time.GetUtcNow(), 10, CancellationToken.None));
        await store.Commit(Next("old", 2, Writer, Writer, "x"));
        Assert.Equal(["newer"], await store.FindOutboxes(time.GetUtcNow(), 10, CancellationToken.None));
    }

    [Fact]
    public async Task A_full_embedded_store_refuses_to_write_and_says_why()
    {
        await using var server = await RedisServer.Start(StoreKind.Garnet);
        var gate = new StoreGate();
        await using var store = new RedisAccountStore(server.Database, new() { ServiceId = "test" }, gate, TimeProvider.System);

        gate.Close("full");

        var refused = await Assert.ThrowsAsync<IOException>(() => store.Commit(First("A", Writer, "x")));
        Assert.Equal("full", refused.Message);
        Assert.Null(await store.Load("A", CancellationToken.None));
    }

    private static RedisAccountStore Store(RedisServer server, TimeSpan? linger = null, TimeProvider? time = null) =>
        new(server.Database, new() { ServiceId = "test", Linger = linger ?? TimeSpan.FromMilliseconds(1) }, new(), time ?? TimeProvider.System);

    private static AccountCommit First(string account, Guid writer, string state) => new(account, 0, Guid.Empty, 1, writer, Bytes(state), hasOutbox: false);

    private static AccountCommit Next(string account, long expected, Guid expectedWriter, Guid writer, string state) =>
        new(account, expected, expectedWriter, expected + 1, writer, Bytes(state), hasOutbox: false);

    private static AccountCommit Parts(long expected, bool isWhole, params (int Number, string Text)[] parts) =>
        new("A", expected, expected == 0 ? Guid.Empty : Writer, expected + 1, Writer, [.. parts.Select(p => new StatePart(p.Number, Bytes(p.Text)))], isWhole, HasOutbox: false);

    private static async Task<bool> Outcome(Task commit)
    {
        try
        {
            await commit;
            return true;
        }
        catch (FenceLostException)
        {
            return false;
        }
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string Text(StoredAccount stored) => System.Text.Encoding.UTF8.GetString(stored.State);
}
