using FraudGrains.Api.Stats;
using FraudGrains.Live;
using Microsoft.Extensions.Time.Testing;

namespace FraudGrains.Api.Tests.Stats;

public sealed class The_rate
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Is_told_over_the_last_seconds_only()
    {
        var window = new RateWindow(_time);
        window.Add(0, [Report("a", 0)]);
        _time.Advance(TimeSpan.FromMinutes(1));
        window.Add(0, [Report("a", 6_000)]);

        _time.Advance(TimeSpan.FromSeconds(2));
        var rates = window.Add(4, [Report("a", 7_000)]);

        Assert.Equal(500, rates.DecidedPerSecond);
        Assert.Equal(2, rates.FlaggedPerSecond);
    }

    [Fact]
    public void Does_not_fall_below_zero_nor_jump_when_silos_come_and_go()
    {
        var window = new RateWindow(_time);
        window.Add(0, [Report("a", 1_000), Report("b", 1_000)]);

        _time.Advance(TimeSpan.FromSeconds(1));
        var gone = window.Add(0, [Report("a", 1_100)]);
        _time.Advance(TimeSpan.FromSeconds(1));
        var again = window.Add(0, [Report("a", 1_200), Report("b", 5), Report("c", 9_999)]);

        Assert.Equal(100, gone.DecidedPerSecond);
        Assert.Equal(100, again.DecidedPerSecond);
    }

    private static SiloReport Report(string name, long decided) => new() { Silo = name, Decided = decided };
}
