using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Streams;
using FraudGrains.Streaming.Kafka.Hosting;

namespace FraudGrains.Silo.Hosting;

/// <summary>The stream that brings transactions.</summary>
internal static class StreamHosting
{
    public const string ProviderName = "transactions";

    private const string Namespace = "transactions";

    /// <summary>
    /// Accounts of a partition at work at one time. Enough to keep every core busy through a commit's round trip; few enough that a flood of accounts never seen
    /// before waits in Kafka, not in grains whose callers would give up (response timeout 30 s).
    /// </summary>
    private const int AtWorkPerPartitionMax = 256;

    /// <summary>The same while most accounts have several records, for each core: records gather while their account waits, and share its turn, one call to the model and one commit.</summary>
    private const int GatheringPerPartitionAndCoreMax = 16;

    /// <summary>Records of a partition that are with accounts or wait for them.</summary>
    private const int DeliveringPerPartitionMax = 2_048;

    /// <summary>Records decoded in one read: so many accounts never seen before are made activations at once.</summary>
    private const int ReadMax = 512;

    /// <summary>Records of a partition that are read and not yet done: several times as many, so that reading on after a pause never leaves accounts idle.</summary>
    private const int InFlightPerPartitionMax = 4_096;

    public static void AddTransactionStream(this ISiloBuilder silo, Infrastructure parts) =>
        silo.AddKafkaStreams(ProviderName, (SiloKafkaStreamConfigurator streams) =>
        {
            streams.UseDecoder<TransactionDecoder>();
            streams.UseStickyQueueBalancer();

            // An embedded log is new at every start: there is nothing to remember of it.
            if (parts.LogName is null)
            {
                streams.UseTopicMemory(_ => new RedisTopicMemory(parts.Redis.GetDatabase(), parts.Settings.Cluster.ServiceId));
                streams.UseHandover(services => new RedisHandover(parts.Redis.GetDatabase(), parts.Settings.Cluster.ServiceId, services.GetRequiredService<IAccountStore>()));
            }

            streams.ConfigureKafka(kafka => kafka.Configure(options => Configure(options, parts)));
        });

    private static void Configure(KafkaStreamOptions options, Infrastructure parts)
    {
        options.BrokerList = [.. parts.Kafka.Bootstrap.Split(',', StringSplitOptions.TrimEntries)];
        options.ConsumerGroupId = Topics.EngineGroup;
        options.Topic = Topics.Transactions;
        options.StreamNamespace = Namespace;
        options.DeadLetterTopic = Topics.DeadLetters;
        options.LogName = parts.LogName;
        options.MaxDeliveriesPerPartition = AtWorkPerPartitionMax;
        options.MaxGatheringDeliveriesPerPartition = GatheringPerPartitionAndCoreMax * Environment.ProcessorCount;
        options.ReadBatchSize = ReadMax;
        (options.MaxDeliveringPerPartition, options.MaxInFlightPerPartition) = (DeliveringPerPartitionMax, InFlightPerPartitionMax);
        options.ConfigureConsumer = config => parts.Kafka.Apply(config);
        options.ConfigureProducer = config => parts.Kafka.Apply(config);
        options.ConfigureAdmin = config => parts.Kafka.Apply(config);
    }
}
