using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Simulation.Tests.Cluster;

namespace FraudGrains.Simulation.Tests.Store;

/// <summary>The steps of the silo's class of the same name, over the simulated store: write back what is remembered, open a new epoch, read the log again; and its watch, which looks whether the store is another process.</summary>
internal sealed class StoreContinuity(World world, SimulatedSilo silo, BatchTick tick, RecentCommits recent)
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    private Task? _restoring;
    private int? _runId;

    public long Epoch { get; private set; }

    /// <summary>Rises when the store begins to be made whole: an answer to a commit that was sent before comes from a store that may be gone.</summary>
    public long RestoresBegun { get; private set; }

    public Task Restore()
    {
        if (_restoring is { IsCompleted: false } underWay)
            return underWay;
        RestoresBegun++;
        return _restoring = RestoreOnce();
    }

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
        await Reach();
        var runId = world.Store.RunId;
        if (runId == _runId)
            return;
        if (_runId is not null)
            await Restore();
        _runId = runId;
    }

    private async Task RestoreOnce()
    {
        await Reach();
        var repairs = new List<AccountCommit>();
        foreach (var remembered in recent.All())
        {
            var held = world.Store.Read(remembered.Newest.AccountId);
            var (version, writer) = (held?.Version ?? 0, held?.Writer ?? Guid.Empty);
            if (version < remembered.Newest.Version && remembered.GrewOutOf(version, writer))
                repairs.Add(remembered.Over(version, writer));
            else if (version < remembered.Newest.Version)
                world.Note("an account had gone on without what was lost");
        }

        await Reach();
        foreach (var repair in repairs)
            WriteBack(repair);
        await Reach();
        world.Store.SetTick(silo.Name, tick.Acknowledged);
        Epoch++;
        world.Scheduler.Trace.Add($"{silo.Name}: epoch {Epoch}, {repairs.Count} accounts written back");
        silo.Readers.ReadAgain();
    }

    private void WriteBack(AccountCommit repair)
    {
        try
        {
            world.Store.CompareAndSet(repair, nowMs: 0);
        }
        catch (FenceLostException)
        {
            // Another silo remembered more, or the account has gone on.
        }
    }

    private async Task Reach()
    {
        await world.Travel();
        if (world.Store.IsAway)
            throw new IOException("injected: the store is away");
    }
}
