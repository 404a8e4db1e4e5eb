using Confluent.Kafka;
using FraudGrains.Silo.Persistence.Audit;
using FraudGrains.Silo.Streams;
using FraudGrains.Silo.Tests.Support;
using FraudGrains.Streaming.Kafka.InProcess;
using Microsoft.Extensions.Time.Testing;

namespace FraudGrains.Silo.Tests.Audit;

/// <summary>Whoever feeds a silo holds back by it, and a screen shows it: nothing to read yet is not nothing to do.</summary>
public sealed class The_backlog_of_the_audit : IDisposable
{
    private readonly InProcessBroker _broker = InProcessBroker.Start();
    private readonly AuditPositions _positions = new();

    public The_backlog_of_the_audit()
    {
        _broker.CreateTopic(Topics.Decisions, partitions: 2);
        Feed.Send(_broker.BootstrapServers, Enumerable.Range(0, 7).Select(i => ($"C{i}", "{}")), Topics.Decisions);
    }

    [Fact]
    public void Is_that_of_all_partitions_while_the_silo_waits_for_its_own()
    {
        var time = new FakeTimeProvider();
        using var consumer = Consumer();
        var backlog = new AuditBacklog(_positions, time);

        Assert.Equal(7, backlog.Of(consumer, isWaiting: true));

        var held = consumer.QueryWatermarkOffsets(new(Topics.Decisions, 0), TimeSpan.FromSeconds(10)).High;
        consumer.Commit([new TopicPartitionOffset(Topics.Decisions, 0, held)]);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(7 - held.Value, backlog.Of(consumer, isWaiting: true));
    }

    [Fact]
    public void Is_nothing_where_the_group_has_taken_all_though_this_silo_has_read_none_of_it()
    {
        using var consumer = Consumer();
        var partitions = Enumerable.Range(0, 2).Select(p => new TopicPartition(Topics.Decisions, p)).ToList();
        var ends = partitions.ConvertAll(p => new TopicPartitionOffset(p, consumer.QueryWatermarkOffsets(p, TimeSpan.FromSeconds(10)).High));
        ends.ForEach(_positions.Begin);
        consumer.Assign(ends);
        var backlog = new AuditBacklog(_positions, TimeProvider.System);

        while (partitions.Exists(p => consumer.GetWatermarkOffsets(p).High.Value < 0))
            Assert.Null(consumer.Consume(TimeSpan.FromMilliseconds(100)));

        Assert.Equal(0, backlog.Of(consumer, isWaiting: false));
    }

    public void Dispose() => _broker.Dispose();

    private IConsumer<Ignore, byte[]> Consumer() =>
        new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig { BootstrapServers = _broker.BootstrapServers, GroupId = "audit", EnableAutoCommit = false }).Build();
}
