using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.Telemetry;

namespace FraudGrains.Kafka.Tests.Delivery;

public sealed class When_records_are_in_the_topic
{
    [Theory, OnEachBroker]
    public async Task Every_one_reaches_the_grain_of_its_key_in_the_order_of_the_log(Brokers where)
    {
        using var topic = await where.Topic(partitions: 2);
        await topic.Produce(Enumerable.Range(0, 20).SelectMany(account => TestTopic.Numbered($"account-{account}", 25, from: 100)));

        await using var silos = await TestSilos.Start(topic);

        await silos.Recorder.Delivered(500);
        foreach (var account in silos.Recorder.Items.GroupBy(item => item.Key))
            Assert.Equal(account.Select(item => item.Value).Order(StringComparer.Ordinal), account.Select(item => item.Value));
        Assert.Equal(500, silos.Recorder.Items.Count);
        await Eventually.Is(() => silos.Status.Partitions.Sum(each => each.CommittedOffset ?? 0) == 500, "all committed");
        await Eventually.Is(() => silos.Status.Health == KafkaStreamHealth.Healthy, "healthy");
        Assert.Equal((500, 500, 0), (silos.Status.Consumed, silos.Status.Delivered, silos.Status.Lost));
        Assert.All(silos.Status.Partitions, each => Assert.Equal((0, 0), (each.Lag, each.InFlight)));
    }

    [Theory, OnEachBroker]
    public async Task Those_that_wait_for_a_busy_grain_come_together(Brokers where)
    {
        using var topic = await where.Topic();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var recorder = new Recorder { Answer = _ => release.Task };
        await using var silos = await TestSilos.Start(topic, options => options.MaxCoalesce = 16, recorder: recorder);

        await topic.Produce(TestTopic.Numbered("hot", 1));
        await Eventually.Is(() => silos.Status.Consumed == 1, "the first record read");
        await topic.Produce(TestTopic.Numbered("hot", 40, from: 1));
        await Eventually.Is(() => silos.Status.Consumed == 41, "the others read");
        release.SetResult();

        await silos.Recorder.Delivered(41);
        Assert.Equal(TestTopic.Numbered("hot", 41).Select(each => each.Value), silos.Recorder.Values);
        Assert.Contains(silos.Recorder.Batches, batch => batch.Count > 1);
        Assert.All(silos.Recorder.Batches, batch => Assert.InRange(batch.Count, 1, 16));
    }

    [Theory, OnEachBroker]
    public async Task One_stream_may_come_from_two_partitions(Brokers where)
    {
        using var topic = await where.Topic(partitions: 2);
        for (var partition = 0; partition < 2; partition++)
            await topic.Produce(partition, Enumerable.Range(0, 20).SelectMany(key => Enumerable.Range(0, 10).Select(i => ($"shared-{key}", $"{partition}/{key}/{i}"))));

        await using var silos = await TestSilos.Start(topic);

        await silos.Recorder.Delivered(400);
        foreach (var stream in silos.Recorder.Items.GroupBy(item => (item.Key, item.Partition)))
            Assert.Equal(stream.Select(item => item.Offset).Order(), stream.Select(item => item.Offset));
        await silos.Committed(200, 0);
        await silos.Committed(200, 1);
    }
}
