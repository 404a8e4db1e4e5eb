using FraudGrains.Accounts;
using FraudGrains.Simulation.Tests.Cluster;
using FraudGrains.Simulation.Tests.Scheduling;

namespace FraudGrains.Simulation.Tests.Clients;

/// <summary>The transactions of a schedule: few accounts, so that they meet; times that lie on window edges, come late, or lie ahead.</summary>
internal sealed class Traffic(World world)
{
    private static readonly long[] Windows = [60_000, 300_000, 3_600_000, 86_400_000, 7 * 86_400_000L, 30 * 86_400_000L];

    private readonly int _accounts = world.Random.Next(2, 12);
    private readonly double _hotShare = world.Random.Next(3) == 0 ? 0.9 : 0.1;
    private int _made;

    private DateTimeOffset Now => SimulatedTime.Start + world.Scheduler.Now;

    public Transaction Next(string prefix)
    {
        var payee = world.Random.NextDouble() < _hotShare ? "hot" : Account();
        return new Transaction
        {
            TransactionId = $"{prefix}{++_made}",
            OccurredAt = When(),
            Type = (TransactionType)world.Random.Next(5),
            AmountMinorUnits = world.Random.Next(20) == 0 ? 60_000_00 : world.Random.Next(0, 500_00),
            Currency = "USD",
            Payer = new(Account()),
            Payee = new(payee),
        };
    }

    /// <summary>The same id for other money.</summary>
    public Transaction Forge(Transaction transaction) => transaction with { AmountMinorUnits = transaction.AmountMinorUnits + 1, Payee = new("forged") };

    /// <summary>Dated beyond what any silo's clock lets through.</summary>
    public Transaction TooFarAhead() => Next("future") with { OccurredAt = Now.AddHours(30) };

    private string Account() => $"a{world.Random.Next(_accounts)}";

    private DateTimeOffset When() => world.Random.Next(20) switch
    {
        0 => Now.AddHours(world.Random.Next(1, 20)),
        1 or 2 => Now.AddDays(-world.Random.NextDouble() * 45),
        3 or 4 or 5 => OnAnEdge(),
        _ => Now.AddMilliseconds(-world.Random.Next(5_000)),
    };

    /// <summary>To the millisecond a window before another moment, or one beside it.</summary>
    private DateTimeOffset OnAnEdge() =>
        SimulatedTime.Start.AddMilliseconds(-Windows[world.Random.Next(Windows.Length)] + world.Random.Next(-1, 2));
}
