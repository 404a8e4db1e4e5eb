using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.InProcess;
using FraudGrains.Streaming.Kafka.Telemetry;

namespace FraudGrains.Kafka.Tests.Delivery;

public sealed class When_records_are_in_the_topic
{
    [Fact]
    public async Task Every_one_reaches_the_grain_of_its_key_in_the_order_of_the_log()
    {
        using var broker = InProcessBroker.Start();
        using var topic = TestTopic.Create(broker, partitions: 2);
        var records = Enumerable.Range(0, 20).SelectMany(i => Enumerable.Range(0, 25).Select(n => ($"account-{i}", $"account-{i}#{n:000}"))).ToList();
        await topic.Produce(records);

        await using var silos = await TestSilos.Start(topic);

        await silos.Recorder.Delivered(500);
        foreach (var account in silos.Recorder.Items.GroupBy(item => item.Key))
            Assert.Equal(account.OrderBy(item => item.Value, StringComparer.Ordinal), account);
        Assert.Equal(500, silos.Recorder.Items.Count);
        await Eventually.Is(() => silos.Status.Partitions.Sum(each => each.CommittedOffset ?? 0) == 500, "all committed");
        Assert.Equal(KafkaStreamHealth.Healthy, silos.Status.Health);
        Assert.Equal(500, silos.Status.Delivered);
    }
}
