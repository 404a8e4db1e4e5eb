using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Persistence.Redis.Continuity;
using FraudGrains.Simulation.Tests.Cluster;

namespace FraudGrains.Simulation.Tests.Store;

/// <summary>
/// One silo's way to the store: slow at times, and what is sent may fail, arrive late, or be done without an answer. Numbers its commits and remembers
/// them with the real <see cref="BatchTick"/> and <see cref="RecentCommits"/>, as the silo's own store does.
/// </summary>
internal sealed class StoreLink : IAccountStore
{
    private static readonly TimeSpan LateMax = TimeSpan.FromSeconds(5);

    private readonly World _world;
    private readonly SimulatedSilo _silo;
    private readonly BatchTick _tick = new();
    private readonly RecentCommits _recent;

    public StoreLink(World world, SimulatedSilo silo)
    {
        var options = new RedisAccountStoreOptions();
        (_world, _silo) = (world, silo);
        _recent = new RecentCommits(options.RememberFor, options.RememberBytesMax, silo.Time);
        Continuity = new StoreContinuity(world, silo, _tick, _recent);
    }

    public StoreContinuity Continuity { get; }

    public long Epoch => Continuity.Epoch;

    public async ValueTask<ulong> Number()
    {
        await Continuity.Join();
        return Continuity.Number;
    }

    public async Task<StoredAccount?> Load(string accountId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (expected, begun) = (_tick.Acknowledged, Continuity.RestoresBegun);
            await _world.Travel();
            if (_world.Store.IsAway || _world.Strikes(_world.Weather.ReadFails, "read fails"))
                throw new IOException("injected: the store could not be read");
            var (held, tick) = (_world.Store.Read(accountId), _world.Store.Tick(_silo.Name));
            await _world.Travel();
            if (tick >= expected)
                return held;
            await Continuity.RestoreUnlessBegunAfter(begun);
        }
    }

    public async Task Commit(AccountCommit commit)
    {
        await Continuity.Join();
        var (number, expected, process, begun) = (_tick.Next(), _tick.Acknowledged, Continuity.Process!, Continuity.RestoresBegun);
        await _world.Travel();
        if (_world.Store.IsAway || _world.Strikes(_world.Weather.WriteFails, "write fails"))
            throw new IOException("injected: the store could not be written");
        if (_world.Strikes(_world.Weather.WriteLate, "write arrives late"))
        {
            _world.Scheduler.After(TimeSpan.FromTicks(_world.Random.NextInt64(LateMax.Ticks)), () => Late(commit, process, expected, number));
            throw new TimeoutException("injected: no answer yet; the write is still on its way");
        }

        var isDone = Execute(commit, process, expected, number);
        if (_world.Strikes(_world.Weather.WriteReplyLost, "write's reply lost"))
            throw new TimeoutException("injected: written, and the answer was lost");
        await _world.Travel();
        if (!isDone)
        {
            await Continuity.RestoreUnlessBegunAfter(begun);
            throw new IOException("the store had gone back, and was made whole");
        }

        _recent.Add([commit]);
        if (begun != Continuity.RestoresBegun)
            throw new IOException("the store was made whole meanwhile");
        _tick.Acknowledge(number);
    }

    public async Task<IReadOnlyList<string>> FindOutboxes(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        await _world.Travel();
        return _world.Store.IsAway ? throw new IOException("injected: the store is away") : _world.Store.FindOutboxes(before.ToUnixTimeMilliseconds(), limit);
    }

    private bool Execute(in AccountCommit commit, string process, long expected, long number) =>
        _world.Store.Execute(_silo.Name, commit, process, expected, number, _silo.Time.GetUtcNow().ToUnixTimeMilliseconds());

    private void Late(AccountCommit commit, string process, long expected, long number)
    {
        try
        {
            if (!_world.Store.IsAway)
                Execute(commit, process, expected, number);
        }
        catch (FenceLostException)
        {
            // Too late: something else is held. Nobody waits for the verdict.
        }
    }
}
