namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>Which activation answers for an account. At times there are two, and callers with an old address go on asking the older one.</summary>
internal sealed class GrainDirectory(World world)
{
    private readonly Dictionary<string, List<Activation>> _activations = new(StringComparer.Ordinal);

    /// <summary>The activation that a call reaches; null when it went to a silo that is gone.</summary>
    public Activation? Route(string account)
    {
        if (!_activations.TryGetValue(account, out var known))
            _activations.Add(account, known = []);
        known.RemoveAll(a => a.IsRetired);
        if (known.Count > 0 && known[^1].Calls == 0 && world.Strikes(world.Weather.Collects, "activation collected"))
            Retire(known);
        if (world.Cluster.Alive.Count == 0)
            return null;
        if (known.Count == 0 || world.Strikes(world.Weather.Duplicates, "second activation"))
            known.Add(Activate(account));
        var reached = known.Count > 1 && world.Random.Next(2) == 0 ? known[world.Random.Next(known.Count)] : known[^1];
        return reached.Silo.IsAlive ? reached : null;
    }

    /// <summary>It has become known that the silo is gone.</summary>
    public void Forget(SimulatedSilo silo)
    {
        foreach (var known in _activations.Values)
            known.RemoveAll(a => a.Silo == silo);
    }

    private static void Retire(List<Activation> known)
    {
        known[^1].Retire();
        known.RemoveAt(known.Count - 1);
    }

    private Activation Activate(string account)
    {
        var silo = world.Cluster.Alive[world.Random.Next(world.Cluster.Alive.Count)];
        world.Scheduler.Trace.Add($"{silo.Name}: activates {account}");
        return new Activation(silo, account, silo.NewActor($"{silo.Name}/{account}"));
    }
}
