using FraudGrains.Decisions;
using FraudGrains.Live;
using Microsoft.Extensions.Time.Testing;

namespace FraudGrains.Grains.Tests.Live;

public sealed class ModeWindowTests
{
    [Fact]
    public void A_mode_is_told_for_a_minute_and_then_no_more()
    {
        var time = new FakeTimeProvider();
        var window = new ModeWindow(time);
        window.Add(DecisionMode.Full);
        window.Add(DecisionMode.StaleState);
        time.Advance(TimeSpan.FromSeconds(30));
        window.Add(DecisionMode.RulesOnly);
        window.Add(DecisionMode.RulesOnly);

        Assert.Equal(new ModeCounts(1, 2, 1, 0), window.Read());
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(new ModeCounts(0, 2, 0, 0), window.Read());
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(DecisionMode.Full, window.Read().Worst);
    }
}
