using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Hosting;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Streaming.Kafka.Consumer;

/// <summary>Builds the clients of one provider from its options. What positions and commits rest on is not negotiable.</summary>
internal sealed partial class KafkaClients(string provider, KafkaStreamOptions options, ILogger logger)
{
    public string BootstrapServers => string.Join(',', options.BrokerList);

    public IConsumer<byte[]?, byte[]?> Consumer(Action<Error> onError)
    {
        var config = new ConsumerConfig
        {
            // Latency before bytes; the client still fetches ahead as long as there is a backlog.
            FetchMinBytes = 1,
            FetchWaitMaxMs = 100,
            FetchQueueBackoffMs = 50,
            SocketTimeoutMs = 10_000,
        };
        Connect(config);
        options.ConfigureConsumer?.Invoke(config);
        (config.GroupId, config.EnableAutoCommit, config.EnableAutoOffsetStore) = (options.ConsumerGroupId, false, false);
        // A position that the log no longer has must be an error to us, never a silent jump.
        (config.AutoOffsetReset, config.AllowAutoCreateTopics, config.EnablePartitionEof) = (AutoOffsetReset.Error, false, false);
        return new ConsumerBuilder<byte[]?, byte[]?>(config)
            .SetKeyDeserializer(NullableBytes.Instance).SetValueDeserializer(NullableBytes.Instance)
            .SetErrorHandler((_, error) => onError(error)).SetLogHandler((_, message) => LogClient(provider, message.Message)).Build();
    }

    public IProducer<byte[]?, byte[]?> Producer(Action<Error> onError)
    {
        var config = new ProducerConfig { LingerMs = 5, Partitioner = Partitioner.Murmur2Random };
        Connect(config);
        options.ConfigureProducer?.Invoke(config);
        (config.EnableIdempotence, config.Acks) = (true, Acks.All);
        return new ProducerBuilder<byte[]?, byte[]?>(config)
            .SetKeySerializer(NullableBytes.Instance).SetValueSerializer(NullableBytes.Instance)
            .SetErrorHandler((_, error) => onError(error)).SetLogHandler((_, message) => LogClient(provider, message.Message)).Build();
    }

    public IAdminClient Admin()
    {
        var config = new AdminClientConfig();
        Connect(config);
        options.ConfigureAdmin?.Invoke(config);
        return new AdminClientBuilder(config)
            .SetErrorHandler((_, _) => { }).SetLogHandler((_, message) => LogClient(provider, message.Message)).Build();
    }

    private void Connect(ClientConfig config)
    {
        (config.BootstrapServers, config.ClientId) = (BootstrapServers, $"orleans-{provider}");
        (config.SecurityProtocol, config.SslCaLocation) = (options.SecurityProtocol, options.SslCaLocation);
        (config.SaslMechanism, config.SaslUsername, config.SaslPassword) = (options.SaslMechanism, options.SaslUserName, options.SaslPassword);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Kafka stream provider '{Provider}': {Text}")]
    private partial void LogClient(string provider, string text);
}
