using FraudGrains.Simulation.Tests.Schedules;

namespace FraudGrains.Simulation.Tests;

public sealed class When_the_world_conspires(ITestOutputHelper output)
{
    private const int SchedulesInCi = 1_000;

    [Fact]
    public void Nothing_is_lost_nothing_counted_twice_and_nothing_is_stuck()
    {
        var (first, count) = Settings.Of(SchedulesInCi);
        var totals = new Totals();

        // Each schedule is one thread's; they share nothing.
        Parallel.For(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, (seed, loop) =>
        {
            totals.Add(Schedule.Run(seed));
            if (totals.Red.Count >= Settings.RedMax)
                loop.Stop();
        });

        output.WriteLine(totals.ToString());
        Assert.True(totals.Red.Count == 0, string.Join("\n\n", totals.Red.OrderBy(r => r.Seed)));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void The_same_seed_gives_the_same_trace(int seed)
    {
        Assert.Equal(Schedule.Run(seed).Trace.Hash, Schedule.Run(seed).Trace.Hash);
    }
}
