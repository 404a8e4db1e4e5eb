using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.Balancing;
using FraudGrains.Streaming.Kafka.Telemetry;
using FraudGrains.Streaming.Kafka.Topics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Kafka.Tests.Handover;

public sealed class When_a_partition_moves_between_silos
{
    private const int Partitions = 8;

    [Fact]
    public async Task Those_that_stay_and_the_one_that_comes_deliver_nothing_twice()
    {
        using var topic = await Brokers.InProcess.Topic(Partitions);
        await using var silos = await Start(topic, new NotesInMemory(), new SlowClock());
        var recorder = silos.Recorder;
        await topic.Produce(Keys(0, 400));

        await silos.Cluster.StartAdditionalSiloAsync();
        await topic.Produce(Keys(400, 400));
        await EachWithItsOwner(silos);
        await silos.Cluster.StartAdditionalSiloAsync();
        await topic.Produce(Keys(800, 400));
        await EachWithItsOwner(silos);
        await recorder.Delivered(1200);

        Assert.Equal(1200, recorder.Items.Count);
    }

    [Fact]
    public async Task An_owner_that_is_alive_but_does_not_give_up_is_not_waited_for_for_ever()
    {
        using var topic = await Brokers.InProcess.Topic(Partitions);
        var notes = new NotesInMemory();
        await using var silos = await Start(topic, notes);
        await EachWithItsOwner(silos);
        notes.FreezeClaims();

        await silos.Cluster.StartAdditionalSiloAsync();
        await topic.Produce(Keys(0, 400));
        await silos.Recorder.Delivered(400);

        await Eventually.Is(
            () => silos.Log.Of(LogLevel.Warning).Any(each => each.Contains("has not given it up", StringComparison.Ordinal)), "a warning that it was not waited for");
    }

    [Fact]
    public void A_note_says_who_has_the_partition()
    {
        var read = KafkaHandoverNote.Parse(new KafkaHandoverNote(7, [9], 18_446_744_073_709_551_615, "127.0.0.1:1@2").ToString());

        Assert.Equal(("127.0.0.1:1@2", 7L), (read!.Owner, read.Position));
        Assert.Equal([9], read.DoneAbove);
        Assert.All(["@a", "7 @", "7 @a 9", "7 @a @b"], text => Assert.Null(KafkaHandoverNote.Parse(text)));
    }

    private static Task<TestSilos> Start(TestTopic topic, NotesInMemory notes, TimeProvider? time = null) =>
        TestSilos.Start(topic, options => options.ReplayMargin = TimeSpan.FromMinutes(1), streams =>
        {
            streams.UseStickyQueueBalancer().UseHandover(_ => notes);
            streams.ConfigureDelegate(services => services.AddKeyedSingleton(TestSilos.Provider, time ?? TimeProvider.System));
        });

    private static Task EachWithItsOwner(TestSilos silos)
    {
        var owners = KafkaPartitionOwners.Assign(Partitions, [.. silos.Cluster.Silos.Select(silo => silo.SiloAddress)]);
        return Eventually.Is(
            () => silos.Cluster.Silos.All(silo => TestSilos.StatusOf(silo).Partitions is var read
                && read.Count == owners.Count(silo.SiloAddress.Equals)
                && read.All(each => each.State == PartitionState.Reading && owners[each.Partition].Equals(silo.SiloAddress))),
            "each partition with its owner alone");
    }

    private static IEnumerable<(string Key, string Value)> Keys(int from, int count) =>
        Enumerable.Range(from, count).Select(i => ($"key-{i % 50}", $"value-{i}"));

    /// <summary>Measures a twentieth of the time that passes: the three seconds that an owner has to give a partition up are a minute, for a busy machine.</summary>
    private sealed class SlowClock : TimeProvider
    {
        public override long TimestampFrequency => 20 * base.TimestampFrequency;
    }
}
