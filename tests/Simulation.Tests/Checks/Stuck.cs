using FraudGrains.Simulation.Tests.Clients;
using FraudGrains.Simulation.Tests.Cluster;

namespace FraudGrains.Simulation.Tests.Checks;

/// <summary>Tells what never came to its end.</summary>
internal static class Stuck
{
    public static string Tell(World world, Producer producer, ApiClients clients)
    {
        var partitions = Enumerable.Range(0, world.Partitions).Select(p => $"partition {p} is committed at {world.Broker.Committed(p)} of {world.Broker.End(p)}");
        var waiting = clients.All.Where(c => !c.IsDone).Select(c => c.Transaction.TransactionId);
        return $"stuck: {string.Join(", ", partitions)}; {world.Store.Outboxes} outboxes; clients that wait: {string.Join(", ", waiting)}; producer {(producer.IsDone ? "done" : "not done")}";
    }
}
