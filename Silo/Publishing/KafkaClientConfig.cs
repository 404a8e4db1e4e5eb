using Confluent.Kafka;
using FraudGrains.Silo.Settings;

namespace FraudGrains.Silo.Publishing;

/// <summary>What every Kafka client of this host has in common.</summary>
/// <param name="Bootstrap">Where the brokers are, embedded or deployed.</param>
/// <param name="Settings">What the host was told.</param>
public sealed record KafkaClientConfig(string Bootstrap, KafkaSettings Settings)
{
    /// <summary>Sets brokers and the operator's own options (<c>Kafka:Client:*</c>), which have the last word.</summary>
    public T Apply<T>(T config)
        where T : ClientConfig
    {
        config.BootstrapServers = Bootstrap;
        config.ClientId ??= "fraudgrains";
        foreach (var (key, value) in Settings.Client)
            config.Set(key, value);
        return config;
    }
}
