using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using FraudGrains.Streaming.Kafka.InProcess;

namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>A topic of its own name, on the in-process broker or, when KAFKA_BOOTSTRAP names one, on a real cluster.</summary>
public sealed class TestTopic : IDisposable
{
    private static int _count;
    private readonly IProducer<byte[]?, byte[]> _producer;

    private TestTopic(string name, int partitions, string bootstrap)
    {
        (Name, Partitions, Bootstrap) = (name, partitions, bootstrap);
        _producer = new ProducerBuilder<byte[]?, byte[]>(new ProducerConfig { BootstrapServers = bootstrap, LingerMs = 1, Partitioner = Partitioner.Murmur2Random }).Build();
    }

    public string Name { get; }

    public int Partitions { get; }

    public string Bootstrap { get; }

    public static TestTopic Create(InProcessBroker broker, int partitions = 1)
    {
        var name = UniqueName();
        broker.CreateTopic(name, partitions);
        return new TestTopic(name, partitions, broker.BootstrapServers);
    }

    public static TestTopic Existing(string name, InProcessBroker broker) => new(name, 1, broker.BootstrapServers);

    public static async Task<TestTopic> Create(string bootstrap, int partitions)
    {
        var name = UniqueName();
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).Build();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = name, NumPartitions = partitions, ReplicationFactor = 1 }]);
        return new TestTopic(name, partitions, bootstrap);
    }

    /// <summary>Produces "key=value" pairs, to a partition if one is named, and returns when the broker has them.</summary>
    public async Task Produce(int? partition, params IEnumerable<(string Key, string Value)> records)
    {
        var target = new TopicPartition(Name, partition ?? Partition.Any);
        await Task.WhenAll(records.Select(record => _producer.ProduceAsync(target, Message(record.Key, record.Value))));
    }

    public Task Produce(params IEnumerable<(string Key, string Value)> records) => Produce(null, records);

    public Task Produce(Message<byte[]?, byte[]> message, int partition = 0) => _producer.ProduceAsync(new TopicPartition(Name, partition), message);

    /// <summary>Reads so many records from the start.</summary>
    public IReadOnlyList<ConsumeResult<byte[]?, byte[]?>> Read(int count)
    {
        using var consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig { BootstrapServers = Bootstrap, GroupId = "reader", EnableAutoCommit = false }).Build();
        consumer.Assign(Enumerable.Range(0, Partitions).Select(partition => new TopicPartitionOffset(Name, partition, Offset.Beginning)));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return [.. Enumerable.Range(0, count).Select(_ => consumer.Consume(deadline.Token))];
    }

    /// <summary>The committed offset of a group.</summary>
    public long? Committed(string group, int partition = 0)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = Bootstrap, GroupId = group }).Build();
        var offset = consumer.Committed([new TopicPartition(Name, partition)], TimeSpan.FromSeconds(60))[0].Offset;
        return offset.IsSpecial ? null : offset.Value;
    }

    public static IEnumerable<(string Key, string Value)> Numbered(string key, int count, int from = 0) =>
        Enumerable.Range(from, count).Select(i => (key, $"{key}-{i}"));

    public void Dispose() => _producer.Dispose();

    private static string UniqueName() => $"t{Environment.ProcessId}-{Interlocked.Increment(ref _count)}-{Guid.NewGuid():N}"[..30];

    private static Message<byte[]?, byte[]> Message(string key, string value) => new() { Key = Encoding.UTF8.GetBytes(key), Value = Encoding.UTF8.GetBytes(value) };
}
