using System.Text;
using Confluent.Kafka;
using FraudGrains.Simulator.Publishing;
using FraudGrains.Streaming.Kafka.InProcess;

namespace FraudGrains.Simulator.Tests.Publishing;

public sealed class KafkaSinkTests
{
    [Fact]
    public void Records_arrive_in_the_partitions_where_javas_producers_put_them()
    {
        using var broker = InProcessBroker.Start();
        broker.CreateTopic("t", 8);
        var deliveries = new List<Delivery>();
        using (var sink = new KafkaSink(broker.BootstrapServers, "t"))
        {
            for (var i = 0; i < 200; i++)
                Assert.True(sink.TrySend($"C{i}", Encoding.UTF8.GetBytes($"{i}"), d => { lock (deliveries) deliveries.Add(d); }));
            sink.Flush(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(200, deliveries.Count);
        Assert.All(deliveries, d => Assert.Null(d.Error));
        Assert.All(Consume(broker.BootstrapServers, 200), record =>
            Assert.Equal((Murmur2(Encoding.UTF8.GetBytes(record.Message.Key)) & 0x7FFFFFFF) % 8, record.Partition.Value));
    }

    [Fact]
    public void A_record_that_the_broker_refuses_is_reported()
    {
        using var broker = InProcessBroker.Start();
        broker.CreateTopic("t", 1);
        using var sink = new KafkaSink(broker.BootstrapServers, "t");
        broker.FailNext(KafkaApi.Produce, Confluent.Kafka.ErrorCode.TopicAuthorizationFailed);
        Delivery? delivery = null;

        Assert.True(sink.TrySend("C1", [1], d => delivery = d));
        sink.Flush(TimeSpan.FromSeconds(30));

        Assert.Contains("authorization", delivery?.Error, StringComparison.OrdinalIgnoreCase);
    }

    private static List<ConsumeResult<string, string>> Consume(string bootstrap, int count)
    {
        using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "test" }).Build();
        consumer.Assign(Enumerable.Range(0, 8).Select(p => new TopicPartitionOffset("t", p, Offset.Beginning)));
        var records = new List<ConsumeResult<string, string>>();
        while (records.Count < count && consumer.Consume(TimeSpan.FromSeconds(20)) is { } record)
            records.Add(record);
        Assert.Equal(count, records.Count);
        return records;
    }

    /// <summary>Kafka's murmur2, as org.apache.kafka.common.utils.Utils has it.</summary>
    private static int Murmur2(byte[] data)
    {
        const uint M = 0x5bd1e995;
        var h = 0x9747b28c ^ (uint)data.Length;
        var i = 0;
        for (; i + 4 <= data.Length; i += 4)
        {
            var k = BitConverter.ToUInt32(data, i) * M;
            h = (h * M) ^ ((k ^ (k >> 24)) * M);
        }

        if (data.Length - i >= 3)
            h ^= (uint)data[i + 2] << 16;
        if (data.Length - i >= 2)
            h ^= (uint)data[i + 1] << 8;
        if (data.Length - i >= 1)
            h = (h ^ data[i]) * M;
        h = (h ^ (h >> 13)) * M;
        return (int)(h ^ (h >> 15));
    }
}
