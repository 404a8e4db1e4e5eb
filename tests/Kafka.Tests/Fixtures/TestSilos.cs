using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;

namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>A cluster in this process that reads one topic into a <see cref="Fixtures.Recorder"/>.</summary>
public sealed class TestSilos : IAsyncDisposable
{
    public const string Provider = "kafka";
    public const string Group = "test-group";

    private TestSilos(InProcessTestCluster cluster, Recorder recorder, LogRecorder log) => (Cluster, Recorder, Log) = (cluster, recorder, log);

    public InProcessTestCluster Cluster { get; }

    public Recorder Recorder { get; }

    public LogRecorder Log { get; }

    public KafkaStreamStatus Status => StatusOf(Cluster.Silos[0]);

    public static async Task<TestSilos> Start(
        TestTopic topic,
        Action<KafkaStreamOptions>? configure = null,
        Action<SiloKafkaStreamConfigurator>? streams = null,
        Recorder? recorder = null,
        short silos = 1)
    {
        recorder ??= new Recorder();
        var log = new LogRecorder();
        var lifecycles = new SiloLifecycles();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(recorder);
            silo.Services.AddHostedService(lifecycles.Know);
            silo.Services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
            silo.AddKafkaStreams(Provider, (SiloKafkaStreamConfigurator kafka) =>
            {
                kafka.UseDecoder<TestDecoder>().ConfigureKafka(options => options.Configure(each => Defaults(each, topic, configure)));
                kafka.ConfigurePullingAgent(agent => agent.Configure(each => each.MaxEventDeliveryTime = TimeSpan.FromMilliseconds(300)));
                streams?.Invoke(kafka);
            });
        });
        var cluster = builder.Build();
        try
        {
            await cluster.DeployAsync();
        }
        catch
        {
            await lifecycles.Stop();
            await cluster.DisposeAsync();
            throw;
        }

        return new TestSilos(cluster, recorder, log);
    }

    public KafkaPartitionStatus Partition(int partition = 0) => Cluster.Silos.SelectMany(silo => StatusOf(silo).Partitions).Single(each => each.Partition == partition);

    public static KafkaStreamStatus StatusOf(InProcessSiloHandle silo) => silo.ServiceProvider.GetRequiredKeyedService<KafkaStreamStatus>(Provider);

    /// <summary>The committed offset of a partition, as the silo that reads it knows it.</summary>
    public Task Committed(long offset, int partition = 0) =>
        Eventually.Is(() => Partition(partition).CommittedOffset == offset, $"offset {offset} of partition {partition} committed");

    public async ValueTask DisposeAsync()
    {
        await Cluster.StopAllSilosAsync();
        await Cluster.DisposeAsync();
    }

    private static void Defaults(KafkaStreamOptions options, TestTopic topic, Action<KafkaStreamOptions>? configure)
    {
        options.BrokerList = [topic.Bootstrap];
        options.Topic = topic.Name;
        options.ConsumerGroupId = Group;
        options.StreamNamespace = RecorderGrain.Namespace;
        options.ReplayMargin = TimeSpan.Zero;
        options.CommitInterval = TimeSpan.FromMilliseconds(20);
        // The client would take up to a second to connect to a broker that it has just heard of.
        options.ConfigureAdmin = admin => admin.Set("enable.sparse.connections", "false");
        options.ConfigureConsumer = consumer => consumer.Set("enable.sparse.connections", "false");
        configure?.Invoke(options);
    }
}
