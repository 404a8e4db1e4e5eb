using System.Diagnostics.Metrics;
using FraudGrains.Streaming.Kafka.Balancing;
using FraudGrains.Streaming.Kafka.Decoding;
using FraudGrains.Streaming.Kafka.Provider;
using FraudGrains.Streaming.Kafka.Telemetry;
using FraudGrains.Streaming.Kafka.Topics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Providers;
using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Hosting;

/// <summary>Configures one Kafka stream provider of a silo, down to what Orleans lets any persistent stream configure.</summary>
public sealed class SiloKafkaStreamConfigurator : SiloPersistentStreamConfigurator
{
    internal SiloKafkaStreamConfigurator(string name, Action<Action<IServiceCollection>> configureServices)
        : base(name, configureServices, KafkaAdapterFactory.Create)
    {
        this.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
        this.ConfigurePullingAgent(static agent => agent.Configure(SuitKafka));
        this.ConfigureBackoffProvider(static (_, _) => (IMessageDeliveryBackoffProvider)new DeliveryBackoff());
        ConfigureDelegate(services => AddParts(services, name));
    }

    /// <summary>Configures the options.</summary>
    public SiloKafkaStreamConfigurator ConfigureKafka(Action<OptionsBuilder<KafkaStreamOptions>> configure)
    {
        this.Configure(configure);
        return this;
    }

    /// <summary>Sets the decoder; it is created once, from the services.</summary>
    public SiloKafkaStreamConfigurator UseDecoder<TDecoder>()
        where TDecoder : class, IKafkaRecordDecoder
    {
        ConfigureDelegate(services => services.AddKeyedSingleton<IKafkaRecordDecoder, TDecoder>(Name));
        return this;
    }

    /// <summary>Sets the decoder.</summary>
    public SiloKafkaStreamConfigurator UseDecoder(Func<IServiceProvider, IKafkaRecordDecoder> create)
    {
        ConfigureDelegate(services => services.AddKeyedSingleton(Name, (provider, _) => create(provider)));
        return this;
    }

    /// <summary>Lets events be sent through the streams of this provider.</summary>
    public SiloKafkaStreamConfigurator UseEncoder<TEncoder>()
        where TEncoder : class, IKafkaEventEncoder
    {
        ConfigureDelegate(services => services.AddKeyedSingleton<IKafkaEventEncoder, TEncoder>(Name));
        return this;
    }

    /// <summary>Remembers partition counts, so that a changed one refuses the start.</summary>
    public SiloKafkaStreamConfigurator UseTopicMemory(Func<IServiceProvider, IKafkaTopicMemory> create)
    {
        ConfigureDelegate(services => services.AddKeyedSingleton(Name, (provider, _) => create(provider)));
        return this;
    }

    /// <summary>Lets an owner that gives up a partition in good order tell the next one how far it got, so that nothing is delivered again.</summary>
    public SiloKafkaStreamConfigurator UseHandover(Func<IServiceProvider, IKafkaHandover> create)
    {
        ConfigureDelegate(services => services.AddKeyedSingleton(Name, (provider, _) => create(provider)));
        return this;
    }

    /// <summary>Spreads the partitions evenly and keeps most in place when silos come and go, instead of Orleans' consistent ring. Every active silo must host the provider.</summary>
    public SiloKafkaStreamConfigurator UseStickyQueueBalancer()
    {
        this.ConfigurePartitionBalancing(static (services, name) => ActivatorUtilities.CreateInstance<KafkaQueueBalancer>(services, services.GetRequiredKeyedService<KafkaStreamControl>(name)));
        return this;
    }

    private static void SuitKafka(StreamPullingAgentOptions agent)
    {
        // The receiver long-polls, so the timer only says how soon a read follows one that a cold stream held up.
        agent.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10);
        // The cursor coalesces; only so does it know when a batch was delivered.
        agent.BatchContainerBatchSize = 1;
        // Every read of a partition looks over its live streams: keep them few.
        agent.StreamInactivityPeriod = TimeSpan.FromSeconds(60);
        // Longer than a dead silo takes to be noticed.
        agent.MaxEventDeliveryTime = TimeSpan.FromMinutes(3);
        // Also the time that the last commit may take.
        agent.InitQueueTimeout = TimeSpan.FromSeconds(20);
    }

    private static void AddParts(IServiceCollection services, string name)
    {
        services.AddKeyedSingleton(name, (provider, _) => new KafkaStreamMetrics(name, provider.GetService<IMeterFactory>(), provider.GetRequiredService<ILogger<KafkaStreamMetrics>>()));
        services.AddKeyedSingleton(name, (provider, _) =>
        {
            var options = provider.GetRequiredService<IOptionsMonitor<KafkaStreamOptions>>().Get(name);
            return new KafkaStreamStatus(name, string.Join(',', options.BrokerList), options.Topic, provider.GetRequiredKeyedService<KafkaStreamMetrics>(name));
        });
        services.AddKeyedSingleton<KafkaStreamControl>(name);
        services.AddTransient<IConfigurationValidator>(provider => new KafkaStreamOptionsValidator(provider, name));
        services.AddSingleton(provider => (ILifecycleParticipant<ISiloLifecycle>)provider.GetRequiredKeyedService<IQueueAdapterFactory>(name));
    }
}
