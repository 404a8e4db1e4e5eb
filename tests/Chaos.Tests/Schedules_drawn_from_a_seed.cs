using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Tests;

public sealed class Schedules_drawn_from_a_seed
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(45);

    [Fact]
    public void The_same_seed_and_number_give_the_same_plan()
    {
        var (one, other) = (Planner(7), Planner(7));

        Assert.All(Enumerable.Range(0, 40), number => Assert.Equal($"{one.Plan(number)}", $"{other.Plan(number)}"));
        Assert.NotEqual($"{Planner(8).Plan(0).Faults[0]}", $"{one.Plan(0).Faults[0]}");
    }

    [Fact]
    public void Twenty_schedules_have_every_fault_and_each_of_them_a_kill()
    {
        var plans = Enumerable.Range(0, 20).Select(Planner(7).Plan).ToList();

        Assert.Equal(FaultKinds.Promised, plans.SelectMany(p => p.Faults).Select(f => f.Kind).Distinct().Order());
        Assert.All(plans, p => Assert.Contains(p.Faults, f => f.Kind is FaultKind.KillOne or FaultKind.KillTwo));
    }

    [Fact]
    public void A_fault_is_over_before_the_traffic_ends() =>
        Assert.All(Enumerable.Range(0, 40).SelectMany(number => Planner(3).Plan(number).Faults), f => Assert.InRange(f.End, TimeSpan.Zero, Duration));

    private static SchedulePlanner Planner(int seed) => new(seed, Duration, FaultKinds.Promised, addsKill: true);
}
