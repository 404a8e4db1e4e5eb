using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.InProcess;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Kafka.Tests.Offsets;

public sealed class When_offsets_are_committed
{
    [Theory, OnEachBroker]
    public async Task A_restart_goes_on_at_the_committed_offset(Brokers where)
    {
        using var topic = await where.Topic();
        await topic.Produce(TestTopic.Numbered("key", 10));
        await using (var first = await TestSilos.Start(topic))
            await first.Committed(10);
        await topic.Produce(TestTopic.Numbered("key", 5, from: 10));

        await using var silos = await TestSilos.Start(topic);

        await silos.Recorder.Delivered(5);
        Assert.Equal(TestTopic.Numbered("key", 5, from: 10).Select(each => each.Value), silos.Recorder.Values);
    }

    [Theory, OnEachBroker]
    public async Task A_restart_within_the_margin_brings_the_margin_again(Brokers where)
    {
        using var topic = await where.Topic();
        await topic.Produce(TestTopic.Numbered("key", 10));
        await using (var first = await TestSilos.Start(topic, options => options.ReplayMargin = TimeSpan.FromMinutes(1)))
        {
            await first.Recorder.Delivered(10);
            await Eventually.Is(() => first.Partition().LowWatermark == 9, "all done");
        }

        Assert.Null(topic.Committed(TestSilos.Group));
        await using var silos = await TestSilos.Start(topic);
        await silos.Recorder.Delivered(10);
    }

    [Fact]
    public async Task A_commit_that_the_broker_refuses_is_made_again_and_reading_goes_on()
    {
        using var broker = InProcessBroker.Start();
        using var topic = TestTopic.Create(broker);
        broker.FailNext(KafkaApi.OffsetCommit, [.. Enumerable.Repeat(ErrorCode.InvalidCommitOffsetSize, 3)]);
        await topic.Produce(TestTopic.Numbered("key", 10));

        await using var silos = await TestSilos.Start(topic);

        await silos.Committed(10);
        Assert.Equal(10, topic.Committed(TestSilos.Group));
        Assert.True(silos.Status.CommitFailures >= 1);
        Assert.Equal(10, silos.Recorder.Items.Count);
    }

    [Fact]
    public async Task A_broker_that_goes_away_and_comes_back_costs_no_record()
    {
        using var broker = InProcessBroker.Start();
        using var topic = TestTopic.Create(broker);
        await using var silos = await TestSilos.Start(topic);
        await topic.Produce(TestTopic.Numbered("key", 10));
        await silos.Recorder.Delivered(10);

        broker.Down();
        await Eventually.Is(() => silos.Status.LastError is not null, "noticed");
        broker.Up();
        await topic.Produce(TestTopic.Numbered("key", 10, from: 10));

        await silos.Recorder.Delivered(20);
        await silos.Committed(20);
        Assert.Equal(0, silos.Status.Lost);
    }

    [Theory, OnEachBroker]
    public async Task Reading_from_the_end_remembers_where_that_was(Brokers where)
    {
        using var topic = await where.Topic();
        await topic.Produce(TestTopic.Numbered("old", 10));
        await using (await TestSilos.Start(topic, options => options.ConsumeMode = ConsumeMode.StreamEnd))
            await Eventually.Is(() => topic.Committed(TestSilos.Group) == 10, "the end committed");
        await topic.Produce(TestTopic.Numbered("new", 3));

        await using var silos = await TestSilos.Start(topic, options => options.ConsumeMode = ConsumeMode.StreamEnd);

        await silos.Recorder.Delivered(3);
        Assert.All(silos.Recorder.Values, value => Assert.StartsWith("new", value, StringComparison.Ordinal));
    }

    [Theory, OnEachBroker]
    public async Task A_shutdown_waits_for_the_delivery_under_way(Brokers where)
    {
        using var topic = await where.Topic();
        var (started, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        var recorder = new Recorder
        {
            Answer = _ =>
            {
                started.TrySetResult();
                return release.Task;
            },
        };
        await topic.Produce(TestTopic.Numbered("key", 3));
        var silos = await TestSilos.Start(topic, recorder: recorder);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        var stopping = silos.DisposeAsync().AsTask();
        Assert.False(stopping.IsCompleted);
        release.SetResult();
        await stopping;

        Assert.NotEmpty(recorder.Batches);
        await using var again = await TestSilos.Start(topic);
        await again.Committed(3);
        Assert.Equal(3, recorder.Values.Concat(again.Recorder.Values).Distinct().Count());
    }
}
