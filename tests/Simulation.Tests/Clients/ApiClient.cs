using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Simulation.Tests.Cluster;
using FraudGrains.Simulation.Tests.Scheduling;

namespace FraudGrains.Simulation.Tests.Clients;

/// <summary>
/// Asks for one decision until it has it. Some go away while they wait: they tell so, or they are simply gone; some ask twice at once, or again long after.
/// </summary>
internal sealed class ApiClient(World world, Transaction transaction) : IDisposable
{
    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _gone = new();

    public Transaction Transaction { get; } = transaction;

    public List<Decision> Answers { get; } = [];

    public bool IsDone { get; private set; }

    public void Start()
    {
        var actor = world.Scheduler.NewActor($"client/{Transaction.TransactionId}");
        actor.Post(() => _ = Run());
        if (world.Random.Next(2) == 0)
            return;
        var tells = world.Random.Next(2) == 0;
        world.Scheduler.After(TimeSpan.FromTicks(world.Random.NextInt64(PatienceMax.Ticks / (1 << world.Random.Next(10)))), () => Go(actor, tells));
    }

    public void Dispose() => _gone.Dispose();

    private void Go(Actor actor, bool tells)
    {
        if (IsDone)
            return;
        world.Note(tells ? "client goes away" : "client dies");
        IsDone = true;
        if (tells)
            _gone.Cancel();
        actor.Kill();
    }

    private async Task Run()
    {
        var asks = world.Random.Next(4) == 0 ? 2 : 1;
        await Task.WhenAll(Enumerable.Range(0, asks).Select(_ => AskUntilAnswered()));
        if (world.Random.Next(4) == 0)
        {
            await world.Delay(TimeSpan.FromSeconds(world.Random.Next(20)));
            await AskUntilAnswered();
        }

        IsDone = true;
    }

    private async Task AskUntilAnswered()
    {
        while (true)
        {
            try
            {
                var answer = await world.Cluster.Client.Account(Transaction.Payer.Value).Decide(Transaction, _gone.Token);
                if (answer.IsConflict)
                    world.Scheduler.Faults.Add($"{Transaction.TransactionId}: a client was told of a conflict that does not exist");
                if (answer.Decision is { } decision)
                {
                    Answers.Add(decision);
                    return;
                }

                if (answer.IsConflict)
                    return;
            }
            catch (Exception)
            {
                // Unavailable, or no answer: ask again with the same id.
            }

            await world.Delay(TimeSpan.FromMilliseconds(world.Random.Next(1, 1_000)));
        }
    }
}
