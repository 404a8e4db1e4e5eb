using FraudGrains.Streaming.Kafka.Balancing;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>The silos, and who reads which partition. A change is noticed by each silo in its own time, so that for a while two may read one partition, or none.</summary>
internal sealed class SimulatedCluster : IDisposable
{
    private static readonly TimeSpan NoticeMax = TimeSpan.FromSeconds(2);

    private readonly World _world;
    private readonly List<SimulatedSilo> _all = [];
    private int _shift;

    public SimulatedCluster(World world)
    {
        _world = world;
        Directory = new GrainDirectory(world);
        Client = new SimulatedGrains(world, null);
    }

    public GrainDirectory Directory { get; }

    /// <summary>The grains as a client outside sees them.</summary>
    public SimulatedGrains Client { get; }

    public List<SimulatedSilo> Alive { get; } = [];

    public void Start()
    {
        for (var i = 0; i < World.Silos; i++)
            Join();
    }

    public void Join()
    {
        var silo = new SimulatedSilo(_world, _all.Count + 1);
        _all.Add(silo);
        Alive.Add(silo);
        _world.Scheduler.Trace.Add($"{silo.Name} joins");
        TellAll();
    }

    public void Kill(SimulatedSilo silo)
    {
        _world.Scheduler.Trace.Add($"{silo.Name} dies");
        silo.Kill();
        Alive.Remove(silo);
        _world.Scheduler.After(Notice(), () => Directory.Forget(silo));
        TellAll();
    }

    /// <summary>Partitions change hands though no silo came or went.</summary>
    public void MovePartitions()
    {
        _shift++;
        TellAll();
    }

    public void Dispose()
    {
        foreach (var silo in _all)
            silo.Dispose();
    }

    private void TellAll()
    {
        foreach (var silo in Alive.ToArray())
            _world.Scheduler.After(Notice(), () => silo.Readers.Take(PartitionsOf(silo)));
    }

    private List<int> PartitionsOf(SimulatedSilo silo)
    {
        if (Alive.Count == 0)
            return [];
        var owners = KafkaPartitionOwners.Assign(_world.Partitions, [.. Alive.Select(s => s.Address)]);
        return [.. Enumerable.Range(0, _world.Partitions).Where(p => owners[(p + _shift) % owners.Length].Equals(silo.Address))];
    }

    private TimeSpan Notice() => TimeSpan.FromTicks(_world.Random.NextInt64(NoticeMax.Ticks));
}
