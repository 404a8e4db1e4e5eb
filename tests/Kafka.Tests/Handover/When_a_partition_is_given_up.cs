using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Topics;
using Microsoft.Extensions.DependencyInjection;

namespace FraudGrains.Kafka.Tests.Handover;

public sealed class When_a_partition_is_given_up
{
    [Fact]
    public async Task In_good_order_nothing_is_delivered_again_though_the_committed_offset_stays_behind()
    {
        using var topic = await Brokers.InProcess.Topic();
        var notes = new NotesInMemory();
        await topic.Produce(TestTopic.Numbered("key", 10));
        await using (var first = await Start(topic, notes))
            await AllDone(first, 10);
        await topic.Produce(TestTopic.Numbered("key", 5, from: 10));

        await using var silos = await Start(topic, notes);

        await AllDone(silos, 15);
        Assert.Null(topic.Committed(TestSilos.Group));
        Assert.Equal(TestTopic.Numbered("key", 5, from: 10).Select(each => each.Value), silos.Recorder.Values);
    }

    [Fact]
    public async Task What_was_done_out_of_order_is_not_delivered_again_either()
    {
        using var topic = await Brokers.InProcess.Topic();
        var notes = new NotesInMemory();
        await topic.Produce([("stuck", "stuck-0"), .. TestTopic.Numbered("key", 5)]);
        var stuck = new Recorder { Answer = items => items[0].Key == "stuck" ? Task.FromException(new InvalidOperationException("not now")) : Task.CompletedTask };
        await using (var first = await Start(topic, notes, stuck))
            await first.Recorder.Delivered(5);

        await using var silos = await Start(topic, notes);

        await AllDone(silos, 6);
        Assert.Equal(["stuck-0"], silos.Recorder.Values);
    }

    [Fact]
    public async Task To_be_read_again_everything_beyond_the_committed_offset_comes_again()
    {
        using var topic = await Brokers.InProcess.Topic();
        var notes = new NotesInMemory();
        await topic.Produce(TestTopic.Numbered("key", 10));
        await using var silos = await Start(topic, notes);
        await AllDone(silos, 10);

        await silos.Cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<KafkaStreamControl>(TestSilos.Provider).ReadAgain();

        await silos.Recorder.Until(() => silos.Recorder.Items.Count == 20, "all ten again");
        await AllDone(silos, 10);
        Assert.Equal(0, notes.Furthest);
    }

    [Fact]
    public void A_note_that_nobody_can_read_is_no_note()
    {
        var read = KafkaHandoverNote.Parse(new KafkaHandoverNote(7, [9, 12]).ToString());

        Assert.Equal(7, read!.Position);
        Assert.Equal([9, 12], read.DoneAbove);
        Assert.All(["", "x", "7 x", "-1", "7  9"], text => Assert.Null(KafkaHandoverNote.Parse(text)));
    }

    private static Task<TestSilos> Start(TestTopic topic, NotesInMemory notes, Recorder? recorder = null) =>
        TestSilos.Start(topic, options => options.ReplayMargin = TimeSpan.FromMinutes(1), streams => streams.UseStickyQueueBalancer().UseHandover(_ => notes), recorder);

    private static Task AllDone(TestSilos silos, long below) => Eventually.Is(() => silos.Partition().LowWatermark == below - 1, $"all below {below} done");
}
