using Confluent.Kafka;

namespace FraudGrains.Chaos.Processes;

/// <summary>A cluster that somebody else runs, named by KAFKA_BOOTSTRAP.</summary>
internal static class KafkaCluster
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Partitions of the engine's topics.</summary>
    /// <exception cref="InvalidOperationException">It does not answer, or a topic is not as it must be; the message says what to do.</exception>
    public static int PartitionsOf(string bootstrap)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap, AllowAutoCreateTopics = false }).SetLogHandler((_, _) => { }).Build();
        try
        {
            var counts = Topics.All.Select(topic => (Topic: topic, Count: admin.GetMetadata(topic, Patience).Topics[0].Partitions.Count)).ToList();
            var wanted = counts[0].Count;
            return wanted > 0 && counts.TrueForAll(c => c.Count == wanted || (c.Topic == Topics.DeadLetters && c.Count > 0))
                ? wanted
                : throw new InvalidOperationException($"Kafka at {bootstrap} has {string.Join(", ", counts.Select(c => $"{c.Count} partitions of {c.Topic}"))}. Create the topics (see docs/operations.md), transactions and decisions with the same number of partitions.");
        }
        catch (KafkaException e)
        {
            throw new InvalidOperationException($"Kafka at {bootstrap} does not answer ({e.Error.Reason}). Start it, or correct KAFKA_BOOTSTRAP.", e);
        }
    }
}
