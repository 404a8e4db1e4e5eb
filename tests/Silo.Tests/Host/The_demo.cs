using FraudGrains.Silo.Demo;
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

    [Fact]
    public void Is_the_same_for_the_same_seed_and_holds_a_fraud_now_and_then()
    {
        var now = DateTimeOffset.UnixEpoch.AddDays(20_000);
        var (one, two) = (new DemoTraffic(1, "r"), new DemoTraffic(1, "r"));

        var traffic = Enumerable.Range(0, 20_000).Select(_ => one.Next(now)).ToList();

        Assert.Equal(traffic, Enumerable.Range(0, 20_000).Select(_ => two.Next(now)));
        Assert.Equal(20_000, traffic.Select(t => t.TransactionId).Distinct().Count());
        Assert.InRange(traffic.Count(t => t.Payee.Value.StartsWith("C9", StringComparison.Ordinal)), 20, 400);
    }
}
