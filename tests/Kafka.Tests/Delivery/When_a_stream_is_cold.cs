using System.Collections.Concurrent;
using FraudGrains.Kafka.Tests.Fixtures;

namespace FraudGrains.Kafka.Tests.Delivery;

public sealed class When_a_stream_is_cold
{
    [Theory, OnEachBroker]
    public async Task A_grain_that_is_slow_to_activate_delays_but_loses_nothing(Brokers where)
    {
        using var topic = await where.Topic();
        var active = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var recorder = new Recorder { Activate = key => key == "slow" ? active.Task : Task.CompletedTask };
        await using var silos = await TestSilos.Start(topic, options => options.StreamNamespace = ColdGrain.Namespace, recorder: recorder);

        await topic.Produce(("quick", "before"));
        await recorder.Delivered(1);
        await topic.Produce([("slow", "slow"), ("quick", "beside")]);
        await recorder.Delivered(2);
        await topic.Produce(("quick", "behind"));
        active.SetResult();

        await recorder.Delivered(4);
        await silos.Committed(4);
    }

    [Theory, OnEachBroker]
    public async Task A_grain_whose_activation_throws_gets_its_records_when_it_no_longer_does(Brokers where)
    {
        using var topic = await where.Topic();
        var attempts = new ConcurrentDictionary<string, int>();
        var recorder = new Recorder
        {
            Activate = key => attempts.AddOrUpdate(key, 1, (_, count) => count + 1) <= 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask,
        };
        await topic.Produce(Enumerable.Range(0, 5).SelectMany(key => TestTopic.Numbered($"key-{key}", 10)));

        await using var silos = await TestSilos.Start(topic, options => options.StreamNamespace = ColdGrain.Namespace, recorder: recorder);

        await recorder.Delivered(50);
        await silos.Committed(50);
        Assert.Equal(0, silos.Status.Unsubscribed);
    }

    [Theory, OnEachBroker]
    public async Task A_burst_of_streams_is_delivered(Brokers where)
    {
        using var topic = await where.Topic(partitions: 2);
        await topic.Produce(Enumerable.Range(0, 2_000).Select(key => ($"key-{key}", $"value-{key}")));

        await using var silos = await TestSilos.Start(topic);

        await silos.Recorder.Delivered(2_000);
        Assert.Equal(2_000, silos.Recorder.Items.Count);
    }
}
