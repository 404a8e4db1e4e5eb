namespace FraudGrains.Chaos.Schedules;

/// <summary>
/// Draws schedules. The kinds are dealt like cards, so that every kind comes once before any comes twice;
/// a schedule that was dealt no kill gets one, because that is what is asked about most.
/// </summary>
internal sealed class SchedulePlanner(int seed, TimeSpan duration, IReadOnlyList<FaultKind> kinds, bool addsKill)
{
    /// <summary>Silos that run when nothing has happened yet.</summary>
    public const int Silos = 3;

    private const int FaultsPerSchedule = 3;

    /// <summary>Traffic runs for so long before the first fault, and after the last one has ended.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromSeconds(4), Tail = TimeSpan.FromSeconds(4);

    public Schedule Plan(int number)
    {
        var chance = new Random(Schedule.HashCode(seed, number, 0));
        var hand = Deal(number);
        if (addsKill && !hand.Exists(k => k is FaultKind.KillOne or FaultKind.KillTwo))
            hand.Add(FaultKind.KillOne);
        var faults = new List<PlannedFault>();
        foreach (var kind in hand)
            faults.Add(Place(kind, faults, chance));
        return new(seed, number, duration, [.. faults.OrderBy(f => f.At)]);
    }

    /// <summary>The next cards; where one deck ends and the next begins the same kind may come twice, and is dealt once.</summary>
    private List<FaultKind> Deal(int number)
    {
        var size = Math.Min(FaultsPerSchedule, kinds.Count);
        return [.. Enumerable.Range(number * size, size).Select(Card).Distinct()];
    }

    private FaultKind Card(int card)
    {
        var deck = kinds.ToArray();
        new Random(Schedule.HashCode(seed, card / deck.Length, -1)).Shuffle(deck);
        return deck[card % deck.Length];
    }

    private PlannedFault Place(FaultKind kind, List<PlannedFault> placed, Random chance)
    {
        var length = LengthOf(kind, chance);
        var latest = duration - Tail - length;
        var at = Lead;
        for (var tries = 0; tries < 50; tries++)
        {
            at = Lead + (chance.NextDouble() * Max(TimeSpan.Zero, latest - Lead));
            if (!placed.Exists(f => f.Kind.Part() == kind.Part() && at < f.End + Lead && f.At < at + length + Lead))
                break;
        }

        return new(kind, TimeSpan.FromMilliseconds(Math.Round(at.TotalMilliseconds)), length, chance.Next(Silos), chance.Next(2) == 0, chance.Next());
    }

    /// <summary>As long as what is asked for, and no longer than the schedule leaves room for.</summary>
    private TimeSpan LengthOf(FaultKind kind, Random chance)
    {
        var seconds = kind switch
        {
            FaultKind.KillOne or FaultKind.KillTwo => 8 + (chance.NextDouble() * 4),
            FaultKind.Drain => 4 + (chance.NextDouble() * 4),
            FaultKind.RedisPause => chance.Next(3) == 0 ? 8 : 30,
            FaultKind.RedisRestart => 1 + (chance.NextDouble() * 4),
            FaultKind.RedisRollback or FaultKind.LoseMachine => 0.5 + (chance.NextDouble() * 2),
            FaultKind.BrokerDown => 20,
            FaultKind.Join => 0,
            FaultKind.Poison => 2,
            _ => 5 + (chance.NextDouble() * 5),
        };
        var room = duration - Lead - Tail;
        return TimeSpan.FromSeconds(Math.Round(Math.Min(seconds, room.TotalSeconds), 1));
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
