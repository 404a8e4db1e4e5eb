using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Host;

public sealed class The_demo
{
    [Fact]
    public async Task Feeds_a_silo_that_nobody_else_feeds()
    {
        using var data = new TestDirectory();
        await using var silo = await SiloProcess.Start(data.Path, "--Demo:Rate=200");

        var stats = await silo.UntilStats(s => s.Long("processed") >= 200);

        Assert.Equal((0, 0), (stats.Long("deadLettered"), stats.Long("lost")));
    }
}
