using System.Text.Json;
using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Tests.Publishing;

public sealed class SiloStatsTests
{
    [Fact]
    public void The_stats_of_a_silo_are_understood()
    {
        var stats = Read("""
            {"kafka":{"bootstrap":"127.0.0.1:9092","topic":"t","embedded":true},"partitions":[{"partition":1,"read":5,"done":4,"committed":3,"end":6}],
             "processed":10,"recognised":2,"deadLettered":1,"auditLag":7,"latency":{"p99Ms":3}}
            """);

        Assert.Equal(("127.0.0.1:9092", "t", true), (stats.Bootstrap, stats.Topic, stats.IsEmbedded));
        Assert.Equal(new PartitionProgress(1, 5, 4, 6), Assert.Single(stats.Partitions!));
        Assert.Equal((10, 2, 1, 7), (stats.Processed, stats.Recognised, stats.DeadLettered, stats.AuditLag));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"kafka":null,"partitions":{},"processed":"many","auditLag":1.5}""")]
    [InlineData("[]")]
    public void What_is_absent_or_of_another_kind_is_null(string json) =>
        Assert.Equal(new SiloStats(), Read(json));

    private static SiloStats Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return SiloStats.Read(document.RootElement);
    }
}
