using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Velocity;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Persistence.Redis.Continuity;
using FraudGrains.Simulation.Tests.Cluster;

namespace FraudGrains.Simulation.Tests.Store;

/// <summary>
/// The steps of the silo's class of the same name, over the simulated store, with the real <see cref="RestoreRounds"/>: write back what is remembered, together
/// with the others, open a new epoch, read the log again; and its watch, which looks whether the store is another process.
/// </summary>
internal sealed class StoreContinuity(World world, SimulatedSilo silo, BatchTick tick, RecentCommits recent)
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    private readonly RestoreRounds _rounds = new(new Sharers(world, silo), new MarksLink(world), silo.Time);
    private readonly HashSet<string> _lived = [];
    private Task? _joining;
    private Task? _restoring;

    public long Epoch { get; private set; }

    /// <summary>Rises when the store begins to be made whole: an answer to a commit that was sent before comes from a store that may be gone.</summary>
    public long RestoresBegun { get; private set; }

    /// <summary>The process that is known to hold all that was acknowledged.</summary>
    public string? Process { get; private set; }

    /// <summary>The same as a number.</summary>
    public ulong Number => NumberOf(Process);

    public Task Join() => Process is not null ? Task.CompletedTask : _joining is { IsFaulted: false } underWay ? underWay : _joining = JoinOnce();

    public Task Restore()
    {
        if (_restoring is { IsCompleted: false } underWay)
            return underWay;
        RestoresBegun++;
        return _restoring = RestoreOnce();
    }

    public Task RestoreUnlessBegunAfter(long begun) => _restoring is { IsFaulted: false } since && RestoresBegun > begun ? since : Restore();

    public async Task Watch()
    {
        while (true)
        {
            try
            {
                await Look();
            }
            catch (IOException)
            {
                // Away; the next look finds out.
            }

            await world.Delay(WatchInterval);
        }
    }

    private async Task Look()
    {
        var asked = silo.Time.GetTimestamp();
        await Join();
        var expected = Process;
        await world.Reach();
        if (world.Store.Process != expected)
        {
            await Restore();
            return;
        }

        recent.Holds(asked);
        silo.Readers.Holds(asked, Number);
    }

    private async Task JoinOnce()
    {
        await world.Reach();
        var process = world.Store.Process;
        await _rounds.Run(process, () => Task.FromResult(0));
        GoOnWith(process);
    }

    private void GoOnWith(string process)
    {
        _lived.Add(process);
        Process = process;
    }

    private async Task RestoreOnce()
    {
        await world.Reach();
        var (process, restored) = (world.Store.Process, 0);
        foreach (var missing in await _rounds.Run(process, async () =>
        {
            var again = await WriteBack(process);
            restored += again;
            return again;
        }))
            world.Note($"a silo was not waited for any longer: {missing}");
        recent.AreWrittenBack();
        await world.Reach();
        world.Store.SetTick(silo.Name, tick.Acknowledged);
        silo.Readers.ReadAgain(NumberOf(process));
        Epoch++;
        GoOnWith(process);
        world.Scheduler.Trace.Add($"{silo.Name}: epoch {Epoch}, {restored} accounts written back");
    }

    private static ulong NumberOf(string? process) => process is null ? 0 : IdentityHash.OfName(process);

    private async Task<int> WriteBack(string process)
    {
        await world.Reach();
        var all = recent.All().Select(remembered => (remembered, world.Store.Read(remembered.Newest.AccountId))).ToList();
        await world.Reach();
        var (isOneChain, repairs) = (world.Store.Whole is not { } whole || _lived.Contains(whole), new List<AccountCommit>());
        foreach (var (remembered, held) in all)
        {
            var (version, writer) = (held?.Version ?? 0, held?.Writer ?? Guid.Empty);
            if (isOneChain ? remembered.IsAheadOf(version) : remembered.GrewOutOf(version, writer))
                repairs.Add(remembered.Over(version, writer));
            else if (remembered.IsNotIn(version, writer))
                world.Note("an account had gone on without what was lost");
        }

        await world.Reach();
        return world.Store.Process == process ? repairs.Count(Write) : throw new IOException("the store was started anew while it was made whole");
    }

    private bool Write(AccountCommit repair)
    {
        try
        {
            world.Store.CompareAndSet(repair, nowMs: 0);
            return true;
        }
        catch (FenceLostException)
        {
            // Another silo remembered more.
            return false;
        }
    }

    private sealed class Sharers(World world, SimulatedSilo silo) : IStoreSharers
    {
        public SiloAddress Own => silo.Address;

        public IReadOnlyList<SiloAddress> Others() => [.. world.Cluster.Alive.Where(other => other != silo).Select(other => other.Address)];
    }

    private sealed class MarksLink(World world) : IRestoreMarks
    {
        public async Task Set(SiloAddress silo, RestoreMark mark)
        {
            await world.Reach();
            world.Store.SetMark(silo, mark);
        }

        public async Task SetWhole(string process)
        {
            await world.Reach();
            world.Store.Whole = process;
        }

        public async Task<string?> Whole()
        {
            await world.Reach();
            return world.Store.Whole;
        }

        public async Task<RestoreMark?[]> Of(IReadOnlyList<SiloAddress> silos)
        {
            await world.Reach();
            return [.. silos.Select(world.Store.Mark)];
        }
    }
}
