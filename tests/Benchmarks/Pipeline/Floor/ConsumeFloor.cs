using Confluent.Kafka;
using FraudGrains.Wire;

namespace FraudGrains.Benchmarks.Pipeline.Floor;

/// <summary>Reads what the feeder left in the topic and decodes it.</summary>
internal static class ConsumeFloor
{
    private const string Topic = "financial_transactions";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static double Measure(string bootstrap)
    {
        using var consumer = Build(bootstrap);
        var partitions = Partitions(bootstrap).Select(p => new TopicPartition(Topic, p)).ToList();
        var held = (int)partitions.Select(p => consumer.QueryWatermarkOffsets(p, Patience)).Sum(w => w.High.Value - w.Low.Value);
        consumer.Assign(partitions.Select(p => new TopicPartitionOffset(p, Offset.Beginning)));
        Take(consumer, held / 4);
        return CpuMeter.Of(held / 2, () => Take(consumer, held / 2));
    }

    /// <summary>A consumer of all that the topic holds.</summary>
    public static IConsumer<byte[], byte[]> Open(string bootstrap)
    {
        var consumer = Build(bootstrap);
        consumer.Assign(Partitions(bootstrap).Select(p => new TopicPartitionOffset(Topic, p, Offset.Beginning)));
        return consumer;
    }

    private static IConsumer<byte[], byte[]> Build(string bootstrap) =>
        new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "floor", EnableAutoCommit = false, FetchWaitMaxMs = 10 }).SetLogHandler((_, _) => { }).Build();

    private static IEnumerable<int> Partitions(string bootstrap)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).SetLogHandler((_, _) => { }).Build();
        return [.. admin.GetMetadata(Topic, Patience).Topics[0].Partitions.Select(p => p.PartitionId)];
    }

    private static void Take(IConsumer<byte[], byte[]> consumer, int count)
    {
        for (var taken = 0; taken < count;)
        {
            var record = consumer.Consume(Patience) ?? throw new InvalidOperationException($"The topic holds only {taken} of {count} records.");
            if (!TransactionJson.TryRead(record.Message.Value, null, out _, out var fault))
                throw new InvalidOperationException(fault.ToString());
            taken++;
        }
    }
}
