using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.Telemetry;

namespace FraudGrains.Kafka.Tests.Delivery;

public sealed class When_grains_are_slower_than_the_log
{
    [Theory, OnEachBroker]
    public async Task The_partition_pauses_at_its_limit_and_goes_on_and_drops_nothing(Brokers where)
    {
        using var topic = await where.Topic();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var recorder = new Recorder { Answer = _ => release.Task };
        await topic.Produce(Enumerable.Range(0, 1_000).Select(i => ($"key-{i % 10}", $"value-{i}")));
        await using var silos = await TestSilos.Start(topic, options => options.MaxInFlightPerPartition = 100, recorder: recorder);

        await Eventually.Is(() => silos.Partition().State == PartitionState.Paused, "paused");
        Assert.Equal(100, silos.Partition().InFlight);
        Assert.Equal(100, silos.Status.Consumed);
        release.SetResult();

        await recorder.Delivered(1_000);
        await silos.Committed(1_000);
        Assert.Equal(1_000, recorder.Items.Count);
        await Eventually.Is(() => silos.Partition().State == PartitionState.Reading, "reading again");
    }

    [Theory, OnEachBroker]
    public async Task Bytes_are_a_limit_too(Brokers where)
    {
        using var topic = await where.Topic();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var recorder = new Recorder { Answer = _ => release.Task };
        await topic.Produce(Enumerable.Range(0, 20).Select(i => ($"key-{i}", $"{i}:" + new string('x', 1_000))));
        await using var silos = await TestSilos.Start(topic, options => options.MaxInFlightBytesPerPartition = 5_000, recorder: recorder);

        await Eventually.Is(() => silos.Partition().State == PartitionState.Paused, "paused");
        Assert.InRange(silos.Partition().InFlight, 4, 6);
        release.SetResult();

        await recorder.Delivered(20);
    }

    [Fact]
    public async Task One_record_at_a_time_is_slow_but_gets_there()
    {
        using var topic = await Brokers.InProcess.Topic();
        await topic.Produce(TestTopic.Numbered("key", 30));

        await using var silos = await TestSilos.Start(topic, options => (options.MaxInFlightPerPartition, options.ReadBatchSize, options.MaxCoalesce) = (1, 1, 1));

        await silos.Recorder.Delivered(30);
        await silos.Committed(30);
    }
}
