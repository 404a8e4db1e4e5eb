using System.Collections.Concurrent;
using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.InProcess;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Kafka.Tests.Offsets;

public sealed class When_the_log_has_lost_records
{
    [Fact]
    public async Task A_start_below_the_oldest_offset_is_an_alarm_with_a_count()
    {
        using var broker = InProcessBroker.Start();
        using var topic = TestTopic.Create(broker);
        await topic.Produce(TestTopic.Numbered("key", 10));
        await using (var first = await TestSilos.Start(topic))
            await first.Committed(10);
        await topic.Produce(TestTopic.Numbered("key", 20, from: 10));
        broker.DeleteRecords(topic.Name, 0, 25);

        await using var silos = await TestSilos.Start(topic);

        await silos.Recorder.Until(() => silos.Recorder.Values.Contains("key-29"), "the newest record");
        Assert.Equal((15, 1), (silos.Status.Lost, silos.Status.Gaps));
        Assert.Equal(KafkaStreamHealth.Unhealthy, silos.Status.Health);
        Assert.Contains(silos.Log.Of(LogLevel.Error), message => message.Contains("15 records are LOST", StringComparison.Ordinal));
        Assert.Equal("key-25", silos.Recorder.Values.First());
        await silos.Committed(30);
    }

    [Theory]
    [InlineData(OffsetGaps.AreLost)]
    [InlineData(OffsetGaps.AreExpected)]
    public async Task Retention_that_overtakes_a_paused_reader_is_an_alarm_whatever_gaps_mean(OffsetGaps gaps)
    {
        using var broker = InProcessBroker.Start();
        using var topic = TestTopic.Create(broker);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var recorder = new Recorder { Answer = _ => release.Task };
        var found = new ConcurrentQueue<KafkaOffsetGap>();
        await using var silos = await TestSilos.Start(
            topic, options => (options.MaxInFlightPerPartition, options.OffsetGaps) = (5, gaps), recorder: recorder);
        silos.Status.GapFound += found.Enqueue;
        // One by one, so that the log can be cut between them.
        foreach (var record in TestTopic.Numbered("key", 40))
            await topic.Produce(record);
        await Eventually.Is(() => silos.Partition().State == PartitionState.Paused, "paused");
        var expected = silos.Partition().ReadPosition;

        broker.DeleteRecords(topic.Name, 0, 30);
        release.SetResult();

        await recorder.Until(() => recorder.Values.Contains("key-39"), "the newest record");
        await silos.Committed(40);
        Assert.Equal((expected, 30), (found.Single().ExpectedOffset, found.Single().FoundOffset));
        Assert.Equal(30 - expected, silos.Status.Lost);
        Assert.Equal(KafkaStreamHealth.Unhealthy, silos.Status.Health);
    }

    [Fact]
    public async Task A_topic_made_again_under_a_running_silo_stops_the_partition()
    {
        using var broker = InProcessBroker.Start();
        using var topic = TestTopic.Create(broker);
        await topic.Produce(TestTopic.Numbered("key", 10));
        await using var silos = await TestSilos.Start(topic);
        await silos.Committed(10);

        broker.DeleteTopic(topic.Name);
        broker.CreateTopic(topic.Name, 1);

        await Eventually.Is(() => silos.Status.Health == KafkaStreamHealth.Unhealthy, "unhealthy");
        Assert.Contains("made again", silos.Partition().Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_made_again_between_two_runs_is_another_log_and_is_read_from_its_start()
    {
        using var broker = InProcessBroker.Start();
        using var topic = TestTopic.Create(broker);
        await topic.Produce(TestTopic.Numbered("old", 10));
        string oldLog;
        await using (var first = await TestSilos.Start(topic))
        {
            await first.Committed(10);
            oldLog = first.Status.LogName;
        }

        broker.DeleteTopic(topic.Name);
        broker.CreateTopic(topic.Name, 1);
        using var sameName = TestTopic.Existing(topic.Name, broker);
        await sameName.Produce(TestTopic.Numbered("new", 3));

        await using var silos = await TestSilos.Start(topic);

        await silos.Recorder.Delivered(3);
        Assert.NotEqual(oldLog, silos.Status.LogName);
        await silos.Committed(3);
    }
}
