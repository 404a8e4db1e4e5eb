using FraudGrains.Streaming.Kafka.Decoding;

namespace FraudGrains.Streaming.Kafka.Hosting;

/// <summary>Adds Kafka streams to a silo.</summary>
public static class KafkaStreamSiloBuilderExtensions
{
    /// <summary>Adds a Kafka stream provider. Its decoder is registered apart, as a keyed <see cref="IKafkaRecordDecoder"/> under <paramref name="name"/>.</summary>
    public static ISiloBuilder AddKafkaStreams(this ISiloBuilder builder, string name, Action<KafkaStreamOptions> configure) =>
        builder.AddKafkaStreams(name, (SiloKafkaStreamConfigurator streams) => streams.ConfigureKafka(options => options.Configure(configure)));

    /// <summary>Adds a Kafka stream provider with its decoder.</summary>
    public static ISiloBuilder AddKafkaStreams<TDecoder>(this ISiloBuilder builder, string name, Action<KafkaStreamOptions> configure)
        where TDecoder : class, IKafkaRecordDecoder =>
        builder.AddKafkaStreams(name, (SiloKafkaStreamConfigurator streams) => streams.UseDecoder<TDecoder>().ConfigureKafka(options => options.Configure(configure)));

    /// <summary>Adds a Kafka stream provider and configures every part of it.</summary>
    public static ISiloBuilder AddKafkaStreams(this ISiloBuilder builder, string name, Action<SiloKafkaStreamConfigurator> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        configure(new SiloKafkaStreamConfigurator(name, services => builder.ConfigureServices(services)));
        return builder;
    }
}
