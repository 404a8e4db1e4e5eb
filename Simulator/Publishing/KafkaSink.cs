using System.Text;
using Confluent.Kafka;

namespace FraudGrains.Simulator.Publishing;

/// <summary>Writes to a Kafka topic: idempotent, acknowledged by all replicas, lz4, the partitioner that Java's producers use.</summary>
internal sealed class KafkaSink : ITransactionSink
{
    /// <summary>A record that no broker acknowledged within this time has failed.</summary>
    private static readonly TimeSpan DeliveryTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan MetadataTimeout = TimeSpan.FromSeconds(10);

    private readonly IProducer<byte[], byte[]> _producer;
    private readonly string _topic;

    /// <exception cref="FailedException">No broker answers.</exception>
    public KafkaSink(string bootstrap, string topic)
    {
        _topic = topic;
        _producer = new ProducerBuilder<byte[], byte[]>(Configure(bootstrap))
            .SetLogHandler((_, _) => { }) // Each lasting fault comes back as a record that was not delivered.
            .Build();
        try
        {
            using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
            admin.GetMetadata(MetadataTimeout);
        }
        catch (KafkaException e)
        {
            _producer.Dispose();
            throw new FailedException($"No Kafka broker answers at {bootstrap} ({e.Error.Reason}). Check that it runs and that the address is right.", e);
        }
    }

    public bool TrySend(string key, byte[] value, Action<Delivery> delivered)
    {
        try
        {
            _producer.Produce(_topic, new() { Key = Encoding.UTF8.GetBytes(key), Value = value }, report => delivered(new(
                report.Partition.Value,
                report.Offset.Value,
                report.Error.IsError ? report.Error.Reason : report.Status == PersistenceStatus.Persisted ? null : "the broker did not acknowledge it")));
            return true;
        }
        catch (ProduceException<byte[], byte[]> e) when (e.Error.Code == Confluent.Kafka.ErrorCode.Local_QueueFull)
        {
            return false;
        }
        catch (ProduceException<byte[], byte[]> e)
        {
            throw new FailedException($"Kafka does not take records for topic {_topic}: {e.Error.Reason}.", e);
        }
    }

    public void Flush(TimeSpan timeout) => _producer.Flush(timeout);

    public void Dispose() => _producer.Dispose();

    private static ProducerConfig Configure(string bootstrap) => new()
    {
        BootstrapServers = bootstrap,
        ClientId = "fraudgrains-simulator",
        EnableIdempotence = true,
        Acks = Acks.All,
        CompressionType = CompressionType.Lz4,
        // Java's default. librdkafka's own default puts the same key into another partition.
        Partitioner = Partitioner.Murmur2Random,
        LingerMs = 5,
        MessageTimeoutMs = (int)DeliveryTimeout.TotalMilliseconds,
        DeliveryReportFields = "status",
    };
}
