using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Persistence.Redis.Continuity;
using FraudGrains.Silo.Tests.Support;
using FraudGrains.Streaming.Kafka.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FraudGrains.Silo.Tests.Redis;

/// <summary>What was done may be committed once the store is known to have kept it, however long that takes.</summary>
public sealed class Offsets_while_the_store_is_in_doubt : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddDays(1));
    private readonly KafkaStreamControl _control = new();

    [Theory]
    [OnEachStore]
    public async Task Go_on_with_every_look_that_finds_it_the_same(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        await using var store = Store(server);
        using var watch = await Watch(server, store);

        await Until(() => _control.HeldAt() == _time.GetTimestamp());
        _time.Advance(Look);
        await Until(() => _control.HeldAt() == _time.GetTimestamp());

        await watch.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Stay_where_the_silo_began_until_a_look_has_found_it()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var store = Store(server);
        var begun = _time.GetTimestamp();

        using var watch = new StoreWatch(store, _control, _time, NullLogger<StoreWatch>.Instance);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(begun, _control.HeldAt());
    }

    [Fact]
    public async Task Of_a_store_that_does_not_tell_its_process_go_on_only_while_it_answers()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer, isSoonMissed: true);
        await server.Database.ExecuteAsync("ACL", "SETUSER", "default", "-info");
        await using var store = Store(server);

        Assert.True(await store.Look());
        Assert.Equal(0UL, await store.Number());
        await server.CrashAndStart(() => Assert.ThrowsAnyAsync<Exception>(store.Look));
    }

    [Fact]
    public async Task Stay_behind_what_a_store_that_came_back_held_before_until_the_log_is_read_again()
    {
        var read = new TaskCompletionSource();
        _control.Attach(() => read.Task);
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var store = Store(server);
        using var watch = await Watch(server, store);
        _time.Advance(Look);
        await Until(() => _control.HeldAt() == _time.GetTimestamp());
        var held = _control.HeldAt();

        await server.CrashAndStart(() => Task.CompletedTask);
        await Until(() => store.Epoch > 0, _time.Advance);
        var requests = server.Requests;
        await Until(() => server.Requests > requests + 5, _time.Advance);
        Assert.Equal(held, _control.HeldAt());

        read.SetResult();
        await Until(() => _control.HeldAt() > held, _time.Advance);
        await watch.StopAsync(CancellationToken.None);
    }

    public void Dispose() => _control.Dispose();

    private static RedisAccountStore Store(RedisServer server) => new(server.Database, new() { ServiceId = "test" }, new(), TimeProvider.System);

    private async Task<StoreWatch> Watch(RedisServer server, RedisAccountStore store)
    {
        var watch = new StoreWatch(store, _control, _time, NullLogger<StoreWatch>.Instance);
        await watch.StartAsync(CancellationToken.None);
        return watch;
    }

    /// <summary>The looks are real requests: each step of the clock may begin one.</summary>
    private static async Task Until(Func<bool> isSo, Action<TimeSpan>? step = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isSo())
        {
            step?.Invoke(Look);
            await Task.Delay(10, patience.Token);
        }
    }
}
