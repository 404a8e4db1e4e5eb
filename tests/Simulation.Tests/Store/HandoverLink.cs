using FraudGrains.Simulation.Tests.Cluster;
using FraudGrains.Streaming.Kafka.Topics;

namespace FraudGrains.Simulation.Tests.Store;

/// <summary>Notes of partition owners, where the accounts are.</summary>
internal sealed class HandoverLink(World world, SimulatedSilo silo) : IKafkaHandover
{
    public async ValueTask<KafkaHandoverNote?> Find(string logName, int partition, CancellationToken cancellation)
    {
        await Reach();
        var note = KafkaHandoverNote.Parse(world.Store.Note(partition)?.ToString());
        return note is null || note.StandsOn == await silo.Store.Number() ? note : note with { Position = 0, DoneAbove = [] };
    }

    public async ValueTask Leave(string logName, int partition, KafkaHandoverNote note, CancellationToken cancellation)
    {
        await Reach();
        world.Scheduler.Trace.Add($"store: note of partition {partition}: {note}");
        world.Store.SetNote(partition, note);
    }

    public async ValueTask Clear(string logName, int partition, CancellationToken cancellation)
    {
        await Reach();
        world.Store.SetNote(partition, null);
    }

    private async Task Reach()
    {
        await world.Travel();
        if (world.Store.IsAway || world.Strikes(world.Weather.WriteFails, "note fails"))
            throw new IOException("injected: the store is away");
    }
}
