using System.Net;
using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Persistence.Redis.Continuity;
using FraudGrains.Silo.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using static FraudGrains.Silo.Tests.Redis.StoreSteps;

namespace FraudGrains.Silo.Tests.Redis;

/// <summary>A store that came back without its last moments, and two silos: each remembers what it wrote, and accounts move between them.</summary>
public sealed class A_store_that_silos_share
{
    private static readonly Guid Writer = new("00000000-0000-0000-0000-0000000000a1");
    private static readonly Guid SameSilosNext = new("00000000-0000-0000-0000-0000000000a2");
    private static readonly Guid Rival = new("00000000-0000-0000-0000-0000000000b2");

    private readonly SiloAddress _one = SiloAddress.New(IPAddress.Loopback, 1, 1);
    private readonly SiloAddress _other = SiloAddress.New(IPAddress.Loopback, 2, 1);

    [Fact]
    public async Task Is_not_built_on_before_each_has_written_back_what_it_remembers()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var one = Store(server, _one, _other);
        await using var other = Store(server, _other, _one);
        await Task.WhenAll(one.Look(), other.Look());
        await one.Commit(First("A", Writer, "A1"));
        var kept = await server.FileLength();
        await one.Commit(Next("A", 1, Writer, Writer, "A2"));

        // The other has written nothing of its own, and has the account now.
        await server.ComeBackWith(kept);
        var going = Eventually(() => other.Commit(Next("A", 1, Writer, Rival, "A2 without")));
        await Eventually(async () => Assert.Equal("1 0 on", await SaidBy(server, _other)));
        Assert.False(going.IsCompleted);
        await Eventually(one.Look);

        await Assert.ThrowsAsync<FenceLostException>(() => going);
        Assert.Equal((2, Writer, "A2"), await Held(other, "A"));
    }

    [Fact]
    public async Task Gets_back_what_one_remembers_on_top_of_what_the_other_does()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var one = Store(server, _one, _other);
        await using var other = Store(server, _other, _one);
        await Task.WhenAll(one.Look(), other.Look());
        await one.Commit(First("A", Writer, "A1"));
        var kept = await server.FileLength();
        await one.Commit(Next("A", 1, Writer, SameSilosNext, "A2"));
        await other.Commit(new AccountCommit("A", 2, SameSilosNext, 3, Rival, [new StatePart(1, " A3"u8.ToArray())], IsWhole: false, HasOutbox: false));

        await server.ComeBackWith(kept);
        var going = Eventually(other.Look);
        await Eventually(async () => Assert.Equal("1 0 on", await SaidBy(server, _other)));
        await Eventually(one.Look);
        await going;

        Assert.Equal((3, Rival, "A2 A3"), await Held(one, "A"));
    }

    [Fact]
    public async Task Waits_for_a_silo_that_says_nothing_until_it_would_be_known_to_be_dead()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddDays(1));
        await using var store = Store(server, _one, _other, time);
        var begun = time.GetUtcNow();

        var going = store.Look();
        while (!going.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await going;
        Assert.True(time.GetUtcNow() - begun > RestoreRounds.Patience);
    }

    private static RedisAccountStore Store(RedisServer server, SiloAddress own, SiloAddress other, TimeProvider? time = null) =>
        new(server.Database, new() { ServiceId = "test" }, new(), time ?? TimeProvider.System, new Sharers(own, [other]));

    /// <summary>What a silo says of the store as it is now, without the process; it was done with the one before.</summary>
    private static async Task<string> SaidBy(RedisServer server, SiloAddress silo)
    {
        var said = (string?)await server.Database.HashGetAsync("{test}:restores", silo.Endpoint.ToString());
        var words = said?.Split(' ') ?? [];
        return words is [_, var process, .. var rest] && process == (await StoreProcess.Ask(server.Database)).RunId ? string.Join(' ', rest) : throw new IOException($"'{said}' so far");
    }

    private sealed record Sharers(SiloAddress Own, SiloAddress[] TheOthers) : IStoreSharers
    {
        public IReadOnlyList<SiloAddress> Others() => TheOthers;
    }
}
