using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Streams;

namespace FraudGrains.Kafka.Tests.Hosting;

public sealed class OptionsValidationTests
{
    public static TheoryData<string, Action<KafkaStreamOptions>> Wrong => new()
    {
        { "BrokerList names no broker", options => options.BrokerList = [] },
        { "BrokerList names no broker", options => options.BrokerList = [" "] },
        { "Topic is empty", options => options.Topic = "" },
        { "ConsumerGroupId is empty", options => options.ConsumerGroupId = "" },
        { "StreamNamespace is blank", options => options.StreamNamespace = " " },
        { "DeadLetterTopic is the topic that is read", options => options.DeadLetterTopic = options.Topic },
        { "ReplayMargin is -00:00:01", options => options.ReplayMargin = TimeSpan.FromSeconds(-1) },
        { "CommitInterval is 00:00:00", options => options.CommitInterval = TimeSpan.Zero },
        { "MaxInFlightPerPartition is 0", options => options.MaxInFlightPerPartition = 0 },
        { "MaxDeliveriesPerPartition is 0", options => options.MaxDeliveriesPerPartition = 0 },
        { "MaxGatheringDeliveriesPerPartition is 0", options => options.MaxGatheringDeliveriesPerPartition = 0 },
        { "MaxDeliveringStreamsPerPartition is 0", options => options.MaxDeliveringStreamsPerPartition = 0 },
        { "MaxInFlightBytesPerPartition is 1", options => options.MaxInFlightBytesPerPartition = 1 },
        { "MaxCoalesce is 0", options => options.MaxCoalesce = 0 },
        { "ReadBatchSize is 0", options => options.ReadBatchSize = 0 },
        { "LongPoll is 00:01:00", options => options.LongPoll = TimeSpan.FromMinutes(1) },
        { "ExpectedPartitionCount is 0", options => options.ExpectedPartitionCount = 0 },
        { "ConsumeMode is 9", options => options.ConsumeMode = (ConsumeMode)9 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_named_with_its_provider(string expected, Action<KafkaStreamOptions> spoil)
    {
        var error = Assert.Throws<OrleansConfigurationException>(() => Validate(streams => streams.UseDecoder<TestDecoder>(), spoil));

        Assert.StartsWith("Kafka stream provider 'orders': " + expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Right_settings_pass() => Validate(streams => streams.UseDecoder<TestDecoder>());

    [Fact]
    public void A_missing_decoder_is_named()
    {
        var error = Assert.Throws<OrleansConfigurationException>(() => Validate(_ => { }));

        Assert.Contains("decoder is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_size_of_the_agent_that_hides_what_was_delivered_is_refused()
    {
        var error = Assert.Throws<OrleansConfigurationException>(() => Validate(streams =>
        {
            streams.UseDecoder<TestDecoder>();
            streams.ConfigurePullingAgent(agent => agent.Configure(options => options.BatchContainerBatchSize = 10));
        }));

        Assert.Contains("MaxCoalesce", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explicit_subscriptions_are_refused()
    {
        var error = Assert.Throws<OrleansConfigurationException>(() => Validate(streams =>
        {
            streams.UseDecoder<TestDecoder>();
            streams.ConfigureStreamPubSub(StreamPubSubType.ExplicitGrainBasedAndImplicit);
        }));

        Assert.Contains("ImplicitOnly", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grain_that_subscribes_without_being_able_to_observe_is_refused()
    {
        var error = Assert.Throws<OrleansConfigurationException>(() =>
            Validate(streams => streams.UseDecoder<TestDecoder>(), options => options.StreamNamespace = DeafGrain.Namespace));

        Assert.Contains(nameof(DeafGrain), error.Message, StringComparison.Ordinal);
        Assert.Contains("IStreamSubscriptionObserver", error.Message, StringComparison.Ordinal);
    }

    private static void Validate(Action<SiloKafkaStreamConfigurator> configure, Action<KafkaStreamOptions>? spoil = null)
    {
        var host = new HostBuilder().UseOrleans((_, silo) => silo.UseLocalhostClustering().AddKafkaStreams("orders", (SiloKafkaStreamConfigurator streams) =>
        {
            streams.ConfigureKafka(options => options.Configure(each =>
            {
                (each.BrokerList, each.Topic, each.ConsumerGroupId) = (["localhost:9092"], "orders", "shop");
                spoil?.Invoke(each);
            }));
            configure(streams);
        })).Build();
        using (host)
        {
            foreach (var validator in host.Services.GetServices<IConfigurationValidator>().Where(each => each.GetType().Assembly == typeof(KafkaStreamOptions).Assembly))
                validator.ValidateConfiguration();
        }
    }
}

[ImplicitStreamSubscription(Namespace)]
public sealed class DeafGrain : Grain, IGrainWithStringKey
{
    public const string Namespace = "nobody-listens";
}
