using System.Net;
using FraudGrains.Streaming.Kafka.Balancing;

namespace FraudGrains.Kafka.Tests.Balancing;

public sealed class PartitionOwnersTests
{
    [Theory]
    [InlineData(8, 1)]
    [InlineData(8, 2)]
    [InlineData(8, 3)]
    [InlineData(12, 5)]
    [InlineData(64, 7)]
    [InlineData(3, 5)]
    public void Every_silo_gets_its_share_to_one_partition(int partitions, int silos)
    {
        var owners = KafkaPartitionOwners.Assign(partitions, Silos(silos));

        var loads = Silos(silos).Select(silo => owners.Count(owner => owner.Equals(silo))).ToList();
        Assert.Equal(partitions, loads.Sum());
        Assert.True(loads.Max() - loads.Min() <= 1, string.Join(", ", loads));
    }

    [Fact]
    public void The_answer_does_not_depend_on_the_order_of_the_silos() =>
        Assert.Equal(KafkaPartitionOwners.Assign(64, Silos(5)), KafkaPartitionOwners.Assign(64, [.. Silos(5).Reverse()]));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Most_partitions_stay_when_a_silo_comes(int silos)
    {
        var (before, after) = (KafkaPartitionOwners.Assign(64, Silos(silos)), KafkaPartitionOwners.Assign(64, Silos(silos + 1)));

        var moved = before.Zip(after).Count(pair => !pair.First.Equals(pair.Second));
        Assert.InRange(moved, 64 / (silos + 1), 64 * 2 / (silos + 1));
    }

    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void Keys_go_where_the_Java_client_sends_them(string key, int murmur2) =>
        Assert.Equal((murmur2 & 0x7fffffff) % 1000, KafkaPartitioner.PartitionOf(key, 1000));

    private static SiloAddress[] Silos(int count) =>
        [.. Enumerable.Range(1, count).Select(i => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_000 + i), 1))];
}
