using FraudGrains.Silo.Streams;
using FraudGrains.Streaming.Kafka.InProcess;

namespace FraudGrains.Silo.Embedded;

/// <summary>The broker inside this process, with every topic.</summary>
internal static class EmbeddedKafka
{
    public static InProcessBroker Start(int partitions)
    {
        var broker = InProcessBroker.Start();
        foreach (var topic in Topics.All)
            broker.CreateTopic(topic, partitions);
        return broker;
    }
}
