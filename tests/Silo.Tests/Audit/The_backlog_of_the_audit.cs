using Confluent.Kafka;
using FraudGrains.Silo.Persistence.Audit;
using FraudGrains.Silo.Streams;
using FraudGrains.Silo.Tests.Support;
using FraudGrains.Streaming.Kafka.InProcess;
using Microsoft.Extensions.Time.Testing;

namespace FraudGrains.Silo.Tests.Audit;

/// <summary>Whoever feeds a silo holds back by it, and a screen shows it: nothing to read yet is not nothing to do.</summary>
public sealed class The_backlog_of_the_audit
{
    [Fact]
    public void Is_that_of_all_partitions_while_the_silo_waits_for_its_own()
    {
        using var broker = InProcessBroker.Start();
        broker.CreateTopic(Topics.Decisions, partitions: 2);
        Feed.Send(broker.BootstrapServers, Enumerable.Range(0, 7).Select(i => ($"C{i}", "{}")), Topics.Decisions);
        var time = new FakeTimeProvider();
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig { BootstrapServers = broker.BootstrapServers, GroupId = "audit", EnableAutoCommit = false }).Build();
        var backlog = new AuditBacklog(time);

        Assert.Equal(7, backlog.Of(consumer, isWaiting: true));

        var held = consumer.QueryWatermarkOffsets(new(Topics.Decisions, 0), TimeSpan.FromSeconds(10)).High;
        consumer.Commit([new TopicPartitionOffset(Topics.Decisions, 0, held)]);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(7 - held.Value, backlog.Of(consumer, isWaiting: true));
    }
}
