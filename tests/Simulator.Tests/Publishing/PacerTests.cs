using FraudGrains.Simulator.Publishing;
using FraudGrains.Simulator.Tests.Support;

namespace FraudGrains.Simulator.Tests.Publishing;

public sealed class PacerTests
{
    [Fact]
    public async Task So_many_a_second_go_through()
    {
        var time = new QuickTime();
        var pacer = new Pacer(1_000, time);

        for (var i = 0; i < 3_000; i++)
            await pacer.Wait(TestContext.Current.CancellationToken);

        Assert.InRange(time.GetElapsedTime(0).TotalSeconds, 2.95, 3.05);
    }
}
