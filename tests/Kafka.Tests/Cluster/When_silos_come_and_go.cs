using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.Balancing;
using Orleans.TestingHost;

namespace FraudGrains.Kafka.Tests.Cluster;

public sealed class When_silos_come_and_go
{
    private const int Partitions = 6;

    /// <summary>Orleans' hash ring shares by chance: of six partitions a silo gets none once in about fifty runs, of so many never.</summary>
    private const int PartitionsOnARing = 32;

    [Theory]
    [InlineData(Brokers.InProcess, true)]
    [InlineData(Brokers.InProcess, false)]
    [InlineData(Brokers.Real, true)]
    [InlineData(Brokers.Real, false)]
    public async Task A_second_silo_takes_its_share_and_gives_it_back(Brokers where, bool sticky)
    {
        using var topic = await where.Topic(sticky ? Partitions : PartitionsOnARing);
        await using var silos = await TestSilos.Start(topic, streams: streams => Balance(streams, sticky));
        await AllAreRead(silos, topic);
        await topic.Produce(Keys(0));
        await silos.Recorder.Delivered(100);

        var second = await silos.Cluster.StartAdditionalSiloAsync();
        await Eventually.Is(() => PartitionsOf(silos, second).Count > 0, "the second silo reads");
        await AllAreRead(silos, topic);
        if (sticky)
            await Eventually.Is(() => silos.Cluster.Silos.All(silo => PartitionsOf(silos, silo).Count == Partitions / 2), "half each");
        await topic.Produce(Keys(100));
        await silos.Recorder.Delivered(200);

        await silos.Cluster.StopSiloAsync(second, TestContext.Current.CancellationToken);
        await AllAreRead(silos, topic);
        await topic.Produce(Keys(200));
        await silos.Recorder.Delivered(300);
        await Eventually.Is(() => silos.Status.Partitions.Sum(each => each.CommittedOffset ?? 0) == 300, "all committed");
    }

    [Theory, OnEachBroker]
    public async Task The_partitions_of_a_killed_silo_are_read_by_the_other_and_nothing_is_lost(Brokers where)
    {
        using var topic = await where.Topic(Partitions);
        await using var silos = await TestSilos.Start(topic, streams: streams => Balance(streams, sticky: true), silos: 2);
        await Eventually.Is(() => silos.Cluster.Silos.All(silo => PartitionsOf(silos, silo).Count == Partitions / 2), "half each");
        var producing = topic.Produce(Keys(0, 2_000));

        await silos.Recorder.Delivered(200);
        await silos.Cluster.KillSiloAsync(silos.Cluster.Silos[1], TestContext.Current.CancellationToken);
        await producing;

        await silos.Recorder.Delivered(2_000);
        await AllAreRead(silos, topic);
        await Eventually.Is(() => silos.Status.Partitions.Sum(each => each.CommittedOffset ?? 0) == 2_000, "all committed");
    }

    [Theory, OnEachBroker]
    public async Task The_owners_are_those_that_anyone_can_compute(Brokers where)
    {
        using var topic = await where.Topic(Partitions);
        await using var silos = await TestSilos.Start(topic, streams: streams => Balance(streams, sticky: true), silos: 2);

        var owners = KafkaPartitionOwners.Assign(Partitions, [.. silos.Cluster.Silos.Select(silo => silo.SiloAddress)]);

        await Eventually.Is(
            () => silos.Cluster.Silos.All(silo => PartitionsOf(silos, silo).All(partition => owners[partition].Equals(silo.SiloAddress))) && Read(silos) == Partitions,
            "each partition with its owner");
    }

    private static void Balance(Streaming.Kafka.Hosting.SiloKafkaStreamConfigurator streams, bool sticky)
    {
        if (sticky)
            streams.UseStickyQueueBalancer();
    }

    private static Task AllAreRead(TestSilos silos, TestTopic topic) => Eventually.Is(() => Read(silos) == topic.Partitions, "every partition read once");

    private static int Read(TestSilos silos)
    {
        var read = silos.Cluster.Silos.SelectMany(silo => PartitionsOf(silos, silo)).ToList();
        return read.Distinct().Count() == read.Count ? read.Count : -1;
    }

    private static List<int> PartitionsOf(TestSilos silos, InProcessSiloHandle silo) =>
        [.. TestSilos.StatusOf(silo).Partitions.Where(each => each.State == Streaming.Kafka.Telemetry.PartitionState.Reading).Select(each => each.Partition)];

    private static IEnumerable<(string Key, string Value)> Keys(int from, int count = 100) =>
        Enumerable.Range(from, count).Select(i => ($"key-{i % 50}", $"value-{i}"));
}
