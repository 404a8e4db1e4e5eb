using Confluent.Kafka;
using FraudGrains.Silo.Streams;
using FraudGrains.Wire;

namespace FraudGrains.Benchmarks.Pipeline.Floor;

/// <summary>Reads what the feeder left in the topic and decodes it.</summary>
internal static class ConsumeFloor
{
    public static double Measure(string bootstrap)
    {
        using var consumer = TopicReader.Build(bootstrap);
        var partitions = TopicReader.Partitions(bootstrap, Topics.Transactions);
        var held = (int)partitions.Select(p => consumer.QueryWatermarkOffsets(p, TopicReader.Patience)).Sum(w => w.High.Value - w.Low.Value);
        consumer.Assign(partitions.Select(p => new TopicPartitionOffset(p, Offset.Beginning)));
        Take(consumer, held / 4);
        return CpuMeter.Of(held / 2, () => Take(consumer, held / 2));
    }

    private static void Take(IConsumer<byte[], byte[]> consumer, int count)
    {
        for (var taken = 0; taken < count;)
        {
            var record = consumer.Consume(TopicReader.Patience) ?? throw new InvalidOperationException($"The topic holds only {taken} of {count} records.");
            if (!TransactionJson.TryRead(record.Message.Value, null, out _, out var fault))
                throw new InvalidOperationException(fault.ToString());
            taken++;
        }
    }
}
