using FraudGrains.Simulation.Tests.Cluster;

namespace FraudGrains.Simulation.Tests.Clients;

/// <summary>The clients of a schedule. What they asked for may also come by the log: before, while, or after they ask.</summary>
internal sealed class ApiClients(World world, Traffic traffic, Producer producer)
{
    public List<ApiClient> All { get; } = [];

    public bool AreAllStarted { get; private set; }

    public bool AreDone => AreAllStarted && All.All(c => c.IsDone);

    public void Start(int requests) => world.Scheduler.NewActor("clients").Post(() => _ = Run(requests));

    private async Task Run(int requests)
    {
        var pause = world.Random.Next(1, 1_500);
        for (var i = 0; i < requests; i++)
        {
            await world.Delay(TimeSpan.FromMilliseconds(world.Random.Next(pause)));
            var client = new ApiClient(world, traffic.Next("c"));
            All.Add(client);
            if (world.Random.Next(3) == 0)
                world.Scheduler.After(TimeSpan.FromMilliseconds(world.Random.Next(10_000) >> world.Random.Next(12)), () => producer.Send(client.Transaction));
            client.Start();
        }

        AreAllStarted = true;
    }
}
