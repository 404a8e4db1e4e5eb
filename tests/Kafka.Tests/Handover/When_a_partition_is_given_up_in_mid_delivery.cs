using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.Balancing;
using FraudGrains.Streaming.Kafka.Telemetry;
using Orleans.Streaming.Diagnostics;
using Orleans.TestingHost;

namespace FraudGrains.Kafka.Tests.Handover;

public sealed class When_a_partition_is_given_up_in_mid_delivery
{
    private const int Records = 8;

    private readonly NotesInMemory _notes = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // To a stream that the agent knew before or not; with two silos the grain may live in the one that goes on.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 3)]
    [InlineData(2, 0)]
    [InlineData(2, 3)]
    public async Task The_delivery_is_waited_for_and_not_made_again(short silos, int deliveredBefore)
    {
        using var topic = await Brokers.InProcess.Topic();
        var (recorder, stopping) = await StopInMidDelivery(topic, silos, deliveredBefore);

        _answer.SetResult();
        await stopping;

        await using var next = await Start(topic);
        await Eventually.Is(() => next.Partition().LowWatermark == Records - 1, "all done");
        Assert.True(recorder.Items.Count > deliveredBefore);
        Assert.Equal(TestTopic.Numbered("key", Records).Select(each => each.Value), recorder.Values.Concat(next.Recorder.Values));
    }

    [Fact]
    public async Task A_delivery_that_fails_then_is_made_again_by_the_next_owner()
    {
        using var topic = await Brokers.InProcess.Topic();
        var (recorder, stopping) = await StopInMidDelivery(topic);

        _answer.SetException(new InvalidOperationException("not now"));
        await stopping;

        await using var next = await Start(topic);
        await next.Recorder.Delivered(Records);
        Assert.Empty(recorder.Values);
        Assert.Equal(Records, next.Recorder.Items.Count);
    }

    private async Task<(Recorder Recorder, Task Stopping)> StopInMidDelivery(TestTopic topic, short silos = 1, int deliveredBefore = 0)
    {
        var recorder = new Recorder();
        var first = await Start(topic, recorder, silos);
        var reading = await Owner(first);
        await topic.Produce(TestTopic.Numbered("key", deliveredBefore));
        await recorder.Delivered(deliveredBefore);
        recorder.Answer = _ =>
        {
            _started.TrySetResult();
            return _answer.Task;
        };
        await topic.Produce(TestTopic.Numbered("key", Records - deliveredBefore, from: deliveredBefore));
        await _started.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        var agent = new AgentStopped(reading.SiloAddress);
        using var events = StreamingEvents.AllEvents.Subscribe(agent);
        var stopping = Stop();
        await agent.Seen.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return (recorder, stopping);

        async Task Stop()
        {
            await first.Cluster.StopSiloAsync(reading);
            await first.DisposeAsync();
        }
    }

    /// <summary>The silo whose the partition is, once it alone reads it.</summary>
    private static async Task<InProcessSiloHandle> Owner(TestSilos silos)
    {
        var owner = KafkaPartitionOwners.Assign(1, [.. silos.Cluster.Silos.Select(each => each.SiloAddress)])[0];
        await Eventually.Is(
            () => silos.Cluster.Silos.All(each => TestSilos.StatusOf(each).Partitions is var read && (each.SiloAddress.Equals(owner) ? read is [{ State: PartitionState.Reading }] : read.Count == 0)),
            "read by its owner alone");
        return silos.Cluster.Silos.Single(each => each.SiloAddress.Equals(owner));
    }

    private Task<TestSilos> Start(TestTopic topic, Recorder? recorder = null, short silos = 1) =>
        TestSilos.Start(topic, options => options.ReplayMargin = TimeSpan.FromMinutes(1), streams => streams.UseStickyQueueBalancer().UseHandover(_ => _notes), recorder, silos);

    private sealed class AgentStopped(SiloAddress silo) : IObserver<StreamingEvents.StreamingEvent>
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Seen => _seen.Task;

        public void OnNext(StreamingEvents.StreamingEvent value)
        {
            if (value is StreamingEvents.PullingAgentStopped && silo.Equals(value.SiloAddress))
                _seen.TrySetResult();
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
