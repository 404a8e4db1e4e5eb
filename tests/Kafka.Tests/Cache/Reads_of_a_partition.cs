using FraudGrains.Streaming.Kafka.Cache;
using Microsoft.Extensions.Time.Testing;

namespace FraudGrains.Kafka.Tests.Cache;

/// <summary>Before each read the agent looks over all live streams of the partition.</summary>
public sealed class Reads_of_a_partition
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Follow_at_once_while_a_look_costs_next_to_nothing()
    {
        var pace = new ReadPace(_time);
        for (var read = 0; read < 3; read++)
            Look(pace, ReadPace.Negligible);
    }

    [Fact]
    public void Wait_so_long_that_looks_take_a_hundredth_of_the_time()
    {
        var pace = Paced(Ms(1));

        Assert.False(pace.TryBegin());
        _time.Advance(Ms(98.9));
        Assert.False(pace.TryBegin());
        _time.Advance(Ms(0.1));
        Look(pace, Ms(0.01));
        Look(pace, Ms(0.01));
    }

    [Fact]
    public void Wait_no_longer_than_the_longest_whatever_held_up_the_look()
    {
        var pace = Paced(Ms(100));

        _time.Advance(ReadPace.Longest - Ms(100.1));
        Assert.False(pace.TryBegin());
        _time.Advance(Ms(0.1));
        Assert.True(pace.TryBegin());
    }

    [Fact]
    public void Follow_at_once_when_a_single_look_was_held_up()
    {
        var pace = new ReadPace(_time);
        foreach (var takes in (double[])[0.01, 30, 0.01, 30, 0.01])
            Look(pace, Ms(takes));
    }

    [Fact]
    public void Keep_their_pace_while_the_look_stops_at_a_registration_under_way()
    {
        var pace = Paced(Ms(1));
        _time.Advance(Ms(99));
        Assert.True(pace.TryBegin());

        _time.Advance(Ms(99.9));
        Assert.False(pace.TryBegin());
        _time.Advance(Ms(0.1));
        Assert.True(pace.TryBegin());
    }

    [Fact]
    public void Are_not_begun_before_it_is_time_and_then_bring_records_again()
    {
        using var under = new CacheUnderTest();
        for (var look = 0; look < 2; look++)
        {
            Assert.True(under.Cache.GetMaxAddCount() > 0);
            under.Time.Advance(Ms(1));
            under.Cache.TryPurgeFromCache(out _);
        }

        Assert.Equal(0, under.Cache.GetMaxAddCount());
        under.Time.Advance(Ms(99));
        Assert.True(under.Cache.GetMaxAddCount() > 0);
    }

    /// <summary>After two looks that took so long.</summary>
    private ReadPace Paced(TimeSpan takes)
    {
        var pace = new ReadPace(_time);
        Look(pace, takes);
        Look(pace, takes);
        return pace;
    }

    private void Look(ReadPace pace, TimeSpan takes)
    {
        Assert.True(pace.TryBegin());
        _time.Advance(takes);
        pace.End();
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
