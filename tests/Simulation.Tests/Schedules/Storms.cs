using FraudGrains.Simulation.Tests.Cluster;

namespace FraudGrains.Simulation.Tests.Schedules;

/// <summary>The large faults: silos die and come, partitions move, clocks jump, store and broker are away for a while.</summary>
internal sealed class Storms(World world)
{
    /// <summary>As much as a store loses at most.</summary>
    private static readonly TimeSpan LossMax = TimeSpan.FromSeconds(2);

    /// <summary>Longer than a loss takes, from the first commit lost to the last written back.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(15);

    private readonly int _kinds = world.Random.Next(1, 64) | (world.StoreLosesMoments ? 64 : 0);
    private readonly int _pauseMs = world.Random.Next(200, 6_000);
    private bool _isOver;
    private int _losing;
    private TimeSpan? _lastDeath, _lastLoss;

    /// <summary>No store is on its way back any more.</summary>
    public bool AreOver => _losing == 0;

    public void Start() => world.Scheduler.NewActor("storms").Post(() => _ = Run());

    /// <summary>Nothing strikes from now on, but for a store that is on its way back: it may take its time, and lose its last moments once more.</summary>
    public void End()
    {
        _isOver = true;
        world.Broker.IsAway = false;
        world.Store.IsAway &= !AreOver;
    }

    private async Task Run()
    {
        while (true)
        {
            await world.Delay(TimeSpan.FromMilliseconds(world.Random.Next(_pauseMs)));
            if (_isOver)
                return;
            var kind = world.Random.Next(7);
            if ((_kinds & (1 << kind)) != 0)
                Strike(kind);
        }
    }

    private void Strike(int kind)
    {
        switch (kind)
        {
            case 0 when world.Cluster.Alive.Count > 1 && IsQuietSince(_lastLoss):
                Kill();
                break;
            case 1:
                world.Note("partitions move");
                world.Cluster.MovePartitions();
                break;
            case 2:
                world.Note("a clock jumps");
                world.Cluster.Alive[world.Random.Next(world.Cluster.Alive.Count)].Time.Offset = TimeSpan.FromSeconds(world.Random.Next(-600, 600));
                break;
            case 3 when !world.Store.IsAway:
                world.Note("the store is away");
                world.Store.IsAway = true;
                world.Scheduler.After(Briefly(), () => world.Store.IsAway = false);
                break;
            case 4 when !world.Broker.IsAway:
                world.Note("the broker is away");
                world.Broker.IsAway = true;
                world.Scheduler.After(Briefly(), () => world.Broker.IsAway = false);
                break;
            case 5 when world.Cluster.Alive.Count < World.Silos + 1:
                world.Note("a silo joins");
                world.Cluster.Join();
                break;
            case 6 when !world.Store.IsAway && IsQuietSince(_lastDeath):
                LoseMoments();
                break;
        }
    }

    private void Kill()
    {
        _lastDeath = world.Scheduler.Now;
        world.Note("a silo dies");
        world.Cluster.Kill(world.Cluster.Alive[world.Random.Next(world.Cluster.Alive.Count)]);
        world.Scheduler.After(Briefly(), world.Cluster.Join);
    }

    /// <summary>
    /// The store comes back without its last moments: at once, after a while, or after longer than anything is remembered by the clock; and soon after may lose
    /// what was written back. What it lost is remembered by the silos, so none of them dies about that time.
    /// </summary>
    private void LoseMoments()
    {
        Lose();
        if (world.Random.Next(2) == 0)
            return;
        var away = world.Random.Next(4) == 0 ? AtLength() : Briefly();
        world.Store.IsAway = true;
        _losing++;
        _lastLoss += away;
        world.Scheduler.After(away, () =>
        {
            world.Store.IsAway = false;
            world.Scheduler.After(Soon(), () =>
            {
                _losing--;
                if (world.Random.Next(2) == 0 && IsQuietSince(_lastDeath))
                    Lose();
            });
        });
    }

    private void Lose()
    {
        _lastLoss = world.Scheduler.Now;
        world.Note("the store loses its last moments");
        world.Store.LoseLast(TimeSpan.FromTicks(world.Random.NextInt64(LossMax.Ticks)));
    }

    private bool IsQuietSince(TimeSpan? moment) => world.StoreLosesMemoriesToo || moment is not { } at || world.Scheduler.Now - at > Memory;

    private TimeSpan Briefly() => TimeSpan.FromMilliseconds(world.Random.Next(100, 8_000));

    private TimeSpan Soon() => TimeSpan.FromMilliseconds(world.Random.Next(20, 3_000));

    private TimeSpan AtLength() => TimeSpan.FromMilliseconds(world.Random.Next(8_000, 40_000));
}
