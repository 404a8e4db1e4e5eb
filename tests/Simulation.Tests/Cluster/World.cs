using FraudGrains.Simulation.Tests.Broker;
using FraudGrains.Simulation.Tests.Schedules;
using FraudGrains.Simulation.Tests.Scheduling;
using FraudGrains.Simulation.Tests.Store;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>Everything there is in one schedule.</summary>
internal sealed class World : IDisposable
{
    public const int Silos = 3;

    public World(int seed)
    {
        Scheduler = new Scheduler(seed);
        StoreLosesMoments = Random.Next(3) == 0;
        StoreLosesMemoriesToo = StoreLosesMoments && Random.Next(3) == 0;
        Weather = new Weather(Random);
        Partitions = Random.Next(1, 5);
        Store = new SimulatedStore(Scheduler);
        Broker = new SimulatedBroker(this);
        Calls = new GrainCalls(this);
        Cluster = new SimulatedCluster(this);
    }

    public Scheduler Scheduler { get; }

    public Random Random => Scheduler.Random;

    public Weather Weather { get; }

    /// <summary>
    /// The store comes back without its last moments at times. What it lost is remembered by the silos that wrote it; so in such a schedule no silo dies about
    /// that time.
    /// </summary>
    public bool StoreLosesMoments { get; }

    /// <summary>
    /// Silos die about the time of a loss, and what they remember with them. Then the log alone brings back what was lost: every transaction of the log counts once,
    /// but one may be decided again, in other words. Nobody asks over the API in such a schedule.
    /// </summary>
    public bool StoreLosesMemoriesToo { get; }

    public int Partitions { get; }

    public SimulatedStore Store { get; }

    public SimulatedBroker Broker { get; }

    public GrainCalls Calls { get; }

    public SimulatedCluster Cluster { get; }

    /// <summary>How often which fault was caused.</summary>
    public SortedDictionary<string, int> Caused { get; } = new(StringComparer.Ordinal);

    /// <summary>Draws whether a fault happens, and notes it when it does.</summary>
    public bool Strikes(double probability, string fault)
    {
        if (!Weather.Strikes(probability))
            return false;
        Note(fault);
        return true;
    }

    public void Note(string fault)
    {
        Caused[fault] = Caused.GetValueOrDefault(fault) + 1;
        Scheduler.Trace.Add($"! {fault}");
    }

    public Task Delay(TimeSpan delay) => Task.Delay(delay, Scheduler.Time);

    /// <summary>A message travels.</summary>
    public Task Travel() => Delay(Weather.Delay());

    /// <summary>A message travels to the store.</summary>
    /// <exception cref="IOException">It is away.</exception>
    public async Task Reach()
    {
        await Travel();
        if (Store.IsAway)
            throw new IOException("injected: the store is away");
    }

    public void Dispose() => Cluster.Dispose();
}
