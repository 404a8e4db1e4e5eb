using Confluent.Kafka;

namespace FraudGrains.Benchmarks.Pipeline.Floor;

/// <summary>One receipt to a topic, acknowledged.</summary>
internal static class ProduceFloor
{
    private const int Records = 30_000;

    public static double Measure(string bootstrap, int receiptBytes)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrap,
            EnableIdempotence = true,
            Acks = Acks.All,
            CompressionType = CompressionType.Lz4,
            QueueBufferingMaxMessages = 100_000,
        }).SetLogHandler((_, _) => { }).Build();
        var value = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, receiptBytes / 10).Select(i => $"\"f{i % 100:D2}\":{i % 7}.5,")))[..receiptBytes];
        Send(producer, value, Records / 3);
        return CpuMeter.Of(Records, () => Send(producer, value, Records));
    }

    private static void Send(IProducer<byte[], byte[]> producer, byte[] value, int count)
    {
        for (var i = 0; i < count; i++)
            producer.Produce("fraud_alerts", new() { Key = "C000000001"u8.ToArray(), Value = value });
        producer.Flush(TimeSpan.FromMinutes(1));
    }
}
