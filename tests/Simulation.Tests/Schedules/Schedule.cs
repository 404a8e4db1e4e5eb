using FraudGrains.Simulation.Tests.Checks;
using FraudGrains.Simulation.Tests.Clients;
using FraudGrains.Simulation.Tests.Cluster;

namespace FraudGrains.Simulation.Tests.Schedules;

/// <summary>One schedule: traffic and faults drawn from a seed, then quiet until everything is done, then the reckoning.</summary>
internal static class Schedule
{
    /// <summary>The longest the engine may take, once nothing goes wrong any more, before it counts as stuck.</summary>
    private static readonly TimeSpan QuietMax = TimeSpan.FromMinutes(25);

    private static readonly TimeSpan StormsMax = TimeSpan.FromMinutes(5);

    public static ScheduleReport Run(int seed)
    {
        using var world = new World(seed);
        var traffic = new Traffic(world);
        var producer = new Producer(world, traffic);
        var clients = new ApiClients(world, traffic, producer);
        var storms = new Storms(world);
        world.Cluster.Start();
        producer.Start(world.Random.Next(10, 80));
        clients.Start(world.StoreLosesMemoriesToo ? 0 : world.Random.Next(0, 16));
        storms.Start();

        world.Scheduler.Run(() => producer.IsDone && clients.AreAllStarted, StormsMax);
        world.Scheduler.Trace.Add("quiet from here on");
        storms.End();
        world.Weather.Clear();
        var findings = world.Scheduler.Run(() => storms.AreOver && IsAllDone(world, producer, clients), world.Scheduler.Now + QuietMax)
            ? new List<string>()
            : [Stuck.Tell(world, producer, clients)];
        findings.AddRange(world.Scheduler.Faults);
        findings.AddRange(Reckoning.Compare(world, producer, clients));
        return new ScheduleReport(seed, findings, world.Scheduler.Trace, producer.Sent.Count, world.Scheduler.Steps, world.Caused);
    }

    private static bool IsAllDone(World world, Producer producer, ApiClients clients) =>
        producer.IsDone && clients.AreDone && world.Broker.IsDrained && world.Store.Outboxes == 0;
}
