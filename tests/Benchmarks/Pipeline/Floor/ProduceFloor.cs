using Confluent.Kafka;
using FraudGrains.Silo.Streams;

namespace FraudGrains.Benchmarks.Pipeline.Floor;

/// <summary>One of the run's own receipts to a topic, acknowledged: the silo's compression meets the silo's bytes.</summary>
internal static class ProduceFloor
{
    private const int Receipts = 10_000;
    private const int Records = 30_000;

    public static double Measure(string bootstrap)
    {
        var receipts = Read(bootstrap);
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrap,
            EnableIdempotence = true,
            Acks = Acks.All,
            CompressionType = CompressionType.Lz4,
            Partitioner = Partitioner.Murmur2Random,
            LingerMs = 10,
            SocketNagleDisable = true,
            DeliveryReportFields = "none",
            QueueBufferingMaxMessages = 100_000,
        }).SetLogHandler((_, _) => { }).Build();
        Send(producer, receipts, Records / 3);
        return CpuMeter.Of(Records, () => Send(producer, receipts, Records));
    }

    private static List<Message<byte[], byte[]>> Read(string bootstrap)
    {
        using var consumer = TopicReader.Open(bootstrap, Topics.Decisions);
        var receipts = new List<Message<byte[], byte[]>>();
        while (receipts.Count < Receipts && consumer.Consume(TopicReader.Patience) is { } record)
            receipts.Add(new() { Key = record.Message.Key, Value = record.Message.Value });
        return receipts.Count > 0 ? receipts : throw new InvalidOperationException($"No receipt can be read from topic '{Topics.Decisions}'.");
    }

    private static void Send(IProducer<byte[], byte[]> producer, List<Message<byte[], byte[]>> receipts, int count)
    {
        var (failed, acknowledged) = (default(Error), new CountdownEvent(count));
        void Count(DeliveryReport<byte[], byte[]> report)
        {
            if (report.Error.IsError)
                failed = report.Error;
            acknowledged.Signal();
        }

        var handler = (Action<DeliveryReport<byte[], byte[]>>)Count;
        for (var i = 0; i < count; i++)
            producer.Produce(Topics.Alerts, receipts[i % receipts.Count], handler);
        acknowledged.Wait();
        if (failed is not null)
            throw new KafkaException(failed);
    }
}
