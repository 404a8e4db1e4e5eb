using Confluent.Kafka;

namespace FraudGrains.Benchmarks.Pipeline.Floor;

/// <summary>Consumers of all that a topic holds.</summary>
internal static class TopicReader
{
    /// <summary>How long a broker may take that answers at all.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A consumer that begins at the beginning of every partition.</summary>
    public static IConsumer<byte[], byte[]> Open(string bootstrap, string topic)
    {
        var consumer = Build(bootstrap);
        consumer.Assign(Partitions(bootstrap, topic).Select(p => new TopicPartitionOffset(p, Offset.Beginning)));
        return consumer;
    }

    /// <summary>A consumer with nothing assigned yet.</summary>
    public static IConsumer<byte[], byte[]> Build(string bootstrap) =>
        new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "floor", EnableAutoCommit = false, FetchWaitMaxMs = 10 }).SetLogHandler((_, _) => { }).Build();

    /// <summary>The topic's partitions.</summary>
    public static IReadOnlyList<TopicPartition> Partitions(string bootstrap, string topic)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).SetLogHandler((_, _) => { }).Build();
        return [.. admin.GetMetadata(topic, Patience).Topics[0].Partitions.Select(p => new TopicPartition(topic, p.PartitionId))];
    }
}
