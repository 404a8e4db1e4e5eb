using Confluent.Kafka;
using FraudGrains.Silo.Publishing;
using FraudGrains.Silo.Settings;
using FraudGrains.Silo.Streams;

namespace FraudGrains.Silo.Hosting;

/// <summary>Asks the brokers before the start whether they are there and have the topics: later it would be a stack trace, or a topic made by accident.</summary>
internal static class KafkaProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>A topic made a moment ago is not yet known to every broker.</summary>
    private static readonly TimeSpan NewsTravelFor = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <exception cref="SettingsException">No broker answers, or a topic is missing.</exception>
    public static async Task Check(KafkaClientConfig client)
    {
        using var admin = new AdminClientBuilder(client.Apply(new AdminClientConfig { AllowAutoCreateTopics = false })).SetLogHandler((_, _) => { }).Build();
        try
        {
            var begun = Environment.TickCount64;
            List<string> missing;
            while ((missing = Missing(admin)).Count > 0 && Environment.TickCount64 - begun < NewsTravelFor.TotalMilliseconds)
                await Task.Delay(Pause);
            if (missing.Count > 0)
                throw new SettingsException($"Kafka at {client.Bootstrap} has no topic {string.Join(", ", missing)}. Create it (docs/operations.md says how), or correct 'Kafka:Bootstrap'.");
        }
        catch (KafkaException e)
        {
            throw new SettingsException($"Kafka at {client.Bootstrap} does not answer ({e.Error.Reason.TrimEnd('.')}). Start it, or correct 'Kafka:Bootstrap'.", e);
        }
    }

    private static List<string> Missing(IAdminClient admin)
    {
        var there = admin.GetMetadata(Patience).Topics.Where(t => t.Partitions.Count > 0).Select(t => t.Topic).ToHashSet(StringComparer.Ordinal);
        return [.. Topics.All.Where(t => !there.Contains(t))];
    }
}
