using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.InProcess;
using FraudGrains.Streaming.Kafka.Topics;

namespace FraudGrains.Kafka.Tests.Hosting;

public sealed class When_the_silo_starts
{
    [Theory, OnEachBroker]
    public async Task A_missing_topic_refuses_the_start(Brokers where)
    {
        using var topic = await where.Topic();

        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => TestSilos.Start(topic, options => options.Topic = "no-such-topic"));

        Assert.Contains("'no-such-topic' does not exist", error.Message, StringComparison.Ordinal);
        Assert.Contains("'kafka', Topic", error.Message, StringComparison.Ordinal);
    }

    [Theory, OnEachBroker]
    public async Task A_missing_dead_letter_topic_refuses_the_start(Brokers where)
    {
        using var topic = await where.Topic();

        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => TestSilos.Start(topic, options => options.DeadLetterTopic = "no-such-dlq"));

        Assert.Contains("DeadLetterTopic: topic 'no-such-dlq' does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_does_not_answer_refuses_the_start_in_time()
    {
        using var topic = await Brokers.InProcess.Topic();

        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => TestSilos.Start(topic, options =>
        {
            options.BrokerList = ["127.0.0.1:1"];
            options.AdminRequestTimeout = TimeSpan.FromMilliseconds(500);
        }));

        Assert.Contains("127.0.0.1:1 did not describe topic", error.Message, StringComparison.Ordinal);
    }

    [Theory, OnEachBroker]
    public async Task Another_partition_count_than_expected_refuses_the_start(Brokers where)
    {
        using var topic = await where.Topic(partitions: 2);

        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => TestSilos.Start(topic, options => options.ExpectedPartitionCount = 3));

        Assert.Contains("has 2 partitions, 3 were expected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partition_count_that_changed_since_the_last_start_refuses_the_start()
    {
        using var topic = await Brokers.InProcess.Topic(partitions: 2);
        var memory = new TopicMemory();
        await using (var silos = await TestSilos.Start(topic, streams: streams => streams.UseTopicMemory(_ => memory)))
            Assert.Equal(2, memory.Counts[silos.Status.LogName]);
        memory.Counts[memory.Counts.Keys.Single()] = 1;

        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => TestSilos.Start(topic, streams: streams => streams.UseTopicMemory(_ => memory)));

        Assert.Contains("had 1 partitions and has 2 now", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partition_that_the_broker_will_not_open_is_opened_when_it_does()
    {
        using var broker = InProcessBroker.Start();
        using var topic = TestTopic.Create(broker);
        await topic.Produce(TestTopic.Numbered("key", 3));
        broker.FailNext(KafkaApi.ListOffsets, [.. Enumerable.Repeat(Confluent.Kafka.ErrorCode.TopicAuthorizationFailed, 2)]);

        await using var silos = await TestSilos.Start(topic);

        await silos.Recorder.Delivered(3);
    }

    private sealed class TopicMemory : IKafkaTopicMemory
    {
        public Dictionary<string, int> Counts { get; } = [];

        public ValueTask<int?> Recall(string logName, CancellationToken cancellation) => new(Counts.TryGetValue(logName, out var count) ? count : null);

        public ValueTask Remember(string logName, int partitionCount, CancellationToken cancellation)
        {
            Counts[logName] = partitionCount;
            return ValueTask.CompletedTask;
        }
    }
}
