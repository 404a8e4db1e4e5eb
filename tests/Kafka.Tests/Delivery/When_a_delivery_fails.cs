using System.Collections.Concurrent;
using FraudGrains.Kafka.Tests.Fixtures;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Kafka.Tests.Delivery;

public sealed class When_a_delivery_fails
{
    [Theory, OnEachBroker]
    public async Task It_is_made_again_until_it_succeeds_and_nothing_is_skipped(Brokers where)
    {
        using var topic = await where.Topic();
        var attempts = new ConcurrentDictionary<string, int>();
        // Every grain fails for longer than the agent has patience with one delivery.
        var recorder = new Recorder
        {
            Answer = batch => attempts.AddOrUpdate(batch[0].Key, 1, (_, count) => count + 1) <= 6
                ? throw new InvalidOperationException("the store is away")
                : Task.CompletedTask,
        };
        await topic.Produce(Enumerable.Range(0, 20).SelectMany(key => TestTopic.Numbered($"key-{key}", 20)));

        await using var silos = await TestSilos.Start(topic, recorder: recorder);

        await recorder.Delivered(400);
        await silos.Committed(400);
        Assert.True(silos.Status.Redelivered > 0);
        foreach (var stream in recorder.Items.GroupBy(item => item.Key))
            Assert.Equal(stream.Select(item => item.Offset).Order(), stream.Select(item => item.Offset));
    }

    [Theory, OnEachBroker]
    public async Task The_others_go_on_and_nothing_above_it_is_committed_and_a_restart_brings_it_again(Brokers where)
    {
        using var topic = await where.Topic();
        await topic.Produce(TestTopic.Numbered("fine", 10).Append(("stuck", "stuck")).Concat(TestTopic.Numbered("also-fine", 100)));
        var recorder = new Recorder { Answer = batch => batch[0].Key == "stuck" ? throw new InvalidOperationException("no") : Task.CompletedTask };
        const long StuckAt = 10;
        await using (var silos = await TestSilos.Start(topic, recorder: recorder))
        {
            await recorder.Delivered(110);
            await Eventually.Is(() => silos.Status.Redelivered > 0, "the stuck record presented again");
            await Eventually.Is(() => silos.Partition().LowWatermark + 1 == StuckAt, "all below the stuck record done");
            await silos.Committed(StuckAt);
            Assert.True(silos.Partition().InFlight > 0);
        }

        Assert.Equal(StuckAt, topic.Committed(TestSilos.Group));
        await using var again = await TestSilos.Start(topic);
        await again.Recorder.Until(() => again.Recorder.Values.Contains("stuck"), "the stuck record delivered");
        await again.Committed(111);
    }

    [Theory, OnEachBroker]
    public async Task A_grain_that_attached_no_observer_is_an_error_in_the_log_and_its_records_wait(Brokers where)
    {
        using var topic = await where.Topic();
        await topic.Produce(TestTopic.Numbered("key", 5));
        await using var silos = await TestSilos.Start(topic, options => options.StreamNamespace = ForgetfulGrain.Namespace);

        await Eventually.Is(() => silos.Status.Unobserved >= 10, "offered twice");
        Assert.Contains(silos.Log.Of(LogLevel.Error), message => message.Contains("has no observer", StringComparison.Ordinal));
        Assert.Equal(-1, silos.Partition().LowWatermark);

        silos.Recorder.AttachObservers = true;
        await silos.Recorder.Delivered(5);
        await silos.Committed(5);
    }

    [Theory, OnEachBroker]
    public async Task Records_that_no_grain_subscribes_to_are_passed_over_with_an_error_in_the_log(Brokers where)
    {
        using var topic = await where.Topic();
        await topic.Produce(TestTopic.Numbered("key", 5));

        await using var silos = await TestSilos.Start(topic, options => options.StreamNamespace = "nobody-at-all");

        await Eventually.Is(() => silos.Status.Unsubscribed == 5, "counted");
        await silos.Committed(5);
        Assert.Contains(silos.Log.Of(LogLevel.Error), message => message.Contains("no grain subscribes", StringComparison.Ordinal));
        Assert.Equal(0, silos.Status.Delivered);
    }
}
