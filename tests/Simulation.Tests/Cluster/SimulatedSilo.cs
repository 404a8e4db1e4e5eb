using System.Net;
using FraudGrains.Simulation.Tests.Broker;
using FraudGrains.Simulation.Tests.Scheduling;
using FraudGrains.Simulation.Tests.Store;
using Microsoft.Extensions.DependencyInjection;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>One silo: its services, its clock, and everything that dies with it.</summary>
internal sealed class SimulatedSilo : IDisposable
{
    private readonly World _world;
    private readonly List<Actor> _actors = [];
    private readonly Sweeper _sweeper;

    public SimulatedSilo(World world, int number)
    {
        _world = world;
        Name = $"silo{number}";
        Address = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 10_000 + number), number);
        Time = new SimulatedTime(world.Scheduler);
        Grains = new SimulatedGrains(world, this);
        Store = new StoreLink(world, this);
        Services = SiloServices.Build(world, this);
        Readers = new SiloReaders(world, this);
        _sweeper = new Sweeper(world, this);
        NewActor($"{Name}/watch").Post(() => _ = Store.Continuity.Watch());
        NewActor($"{Name}/sweeper").Post(() => _ = _sweeper.Run());
    }

    public string Name { get; }

    public SiloAddress Address { get; }

    public SimulatedTime Time { get; }

    public SimulatedGrains Grains { get; }

    public ServiceProvider Services { get; }

    public StoreLink Store { get; }

    public SiloReaders Readers { get; }

    public bool IsAlive { get; private set; } = true;

    /// <summary>Calls that its activations have not answered.</summary>
    public List<PendingCall> Calls { get; } = [];

    public Actor NewActor(string name)
    {
        var actor = _world.Scheduler.NewActor(name);
        _actors.Add(actor);
        return actor;
    }

    /// <summary>Nothing of it runs any more, wherever it stood.</summary>
    public void Kill()
    {
        IsAlive = false;
        foreach (var actor in _actors)
            actor.Kill();
        foreach (var call in Calls)
            _world.Calls.FailOf(this, call);
    }

    public void Dispose()
    {
        _sweeper.Dispose();
        Services.Dispose();
        Readers.Dispose();
    }
}
