using Confluent.Kafka;
using FraudGrains.Wire;

namespace FraudGrains.Benchmarks.Pipeline.Floor;

/// <summary>Reads what the feeder left in the topic and decodes it.</summary>
internal static class ConsumeFloor
{
    private const int Records = 60_000;

    public static double Measure(string bootstrap)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "floor", EnableAutoCommit = false, FetchWaitMaxMs = 10 }).Build();
        var partitions = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).Build();
        using (partitions)
        {
            var count = partitions.GetMetadata("financial_transactions", TimeSpan.FromSeconds(10)).Topics[0].Partitions.Count;
            consumer.Assign(Enumerable.Range(0, count).Select(p => new TopicPartitionOffset("financial_transactions", p, Offset.Beginning)));
        }

        Take(consumer, Records / 3);
        return CpuMeter.Of(Records, () => Take(consumer, Records));
    }

    private static void Take(IConsumer<byte[], byte[]> consumer, int count)
    {
        for (var taken = 0; taken < count;)
        {
            var record = consumer.Consume(TimeSpan.FromSeconds(10)) ?? throw new InvalidOperationException($"The topic holds only {taken} of {count} records.");
            if (!TransactionJson.TryRead(record.Message.Value, null, out _, out var fault))
                throw new InvalidOperationException(fault.ToString());
            taken++;
        }
    }
}
