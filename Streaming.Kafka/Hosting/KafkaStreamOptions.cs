using Confluent.Kafka;

namespace FraudGrains.Streaming.Kafka.Hosting;

/// <summary>Settings of one Kafka stream provider. They are checked when the silo starts.</summary>
public sealed class KafkaStreamOptions
{
    /// <summary>Bootstrap servers, <c>host:port</c>. Required, at least one.</summary>
    public IList<string> BrokerList { get; set; } = [];

    /// <summary>Consumer group whose committed offsets are used. Required. Membership of the group is never used: no other program may subscribe with it.</summary>
    public string ConsumerGroupId { get; set; } = "";

    /// <summary>The topic that is read. Required.</summary>
    public string Topic { get; set; } = "";

    /// <summary>Namespace of the Orleans streams; grains subscribe to it by <c>[ImplicitStreamSubscription]</c>. Default: <see cref="Topic"/>.</summary>
    public string? StreamNamespace { get; set; }

    /// <summary>Topic for records that cannot be understood. Default: none, and then such a record stops its partition rather than be lost.</summary>
    public string? DeadLetterTopic { get; set; }

    /// <summary>Where to begin without a committed offset. Default <see cref="ConsumeMode.LastCommittedMessage"/>.</summary>
    public ConsumeMode ConsumeMode { get; set; } = ConsumeMode.LastCommittedMessage;

    /// <summary>What a jump in the offsets means. Default <see cref="OffsetGaps.AreLost"/>.</summary>
    public OffsetGaps OffsetGaps { get; set; } = OffsetGaps.AreLost;

    /// <summary>The committed offset stays this far behind what was done, so that a store which loses its last moments is fed again. Default 5 s; 0 to 10 min; 0 commits at once.</summary>
    public TimeSpan ReplayMargin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often offsets are committed. Default 1 s; 10 ms to 1 min.</summary>
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Records between the oldest that is not done and the newest that was read; the partition pauses there. Default 32 768; 1 to 1 048 576.</summary>
    public int MaxInFlightPerPartition { get; set; } = 32 * 1024;

    /// <summary>
    /// Records of one partition that are with grains at one time; those read beyond it wait as bytes, ready for when there is room. Default 4 096; 1 to 1 048 576.
    /// More than are done in one round trip to whatever the grains wait for only costs memory.
    /// </summary>
    public int MaxDeliveringPerPartition { get; set; } = 4 * 1024;

    /// <summary>
    /// Streams of one partition that have records with grains at one time. Default 4 096; 1 to 1 048 576. Fewer than records let the records of a busy stream
    /// gather into batches, while a flood of new streams waits in the log and not in grains that have to be activated.
    /// </summary>
    public int MaxDeliveringStreamsPerPartition { get; set; } = 4 * 1024;

    /// <summary>Streams of one partition that are delivered at one time; the others wait their turn. Default 4 096; 1 to 1 048 576.</summary>
    public int MaxDeliveriesPerPartition { get; set; } = 4 * 1024;

    /// <summary>
    /// The same while most streams have several records: those of a stream that waits gather into a batch of up to <see cref="MaxCoalesce"/>.
    /// Default 4 096; 1 to 1 048 576. Too few leave cores idle while grains wait for a store. A delivery that takes longer than a second counts no more here.
    /// </summary>
    public int MaxGatheringDeliveriesPerPartition { get; set; } = 4 * 1024;

    /// <summary>Bytes of keys and values read and not done; the partition pauses there. Default 16 MiB; at least 1 KiB.</summary>
    public long MaxInFlightBytesPerPartition { get; set; } = 16L * 1024 * 1024;

    /// <summary>Pending records of one stream that are delivered as one batch. Default 64; 1 to 4 096.</summary>
    public int MaxCoalesce { get; set; } = 64;

    /// <summary>Records decoded in one read of a partition. Default 1 024; 1 to 16 384.</summary>
    public int ReadBatchSize { get; set; } = 1024;

    /// <summary>How long one read waits for the first record. Default 100 ms; 1 ms to 5 s.</summary>
    public TimeSpan LongPoll { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Partitions that the topic must have; another number refuses the start. Default: whatever the topic has.</summary>
    public int? ExpectedPartitionCount { get; set; }

    /// <summary>Name of the log that offsets belong to. Default: topic and topic id, so that a topic made again is another log.</summary>
    public string? LogName { get; set; }

    /// <summary>How long the start waits for the broker to describe the topic. Default 15 s; 100 ms to 5 min.</summary>
    public TimeSpan AdminRequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Protocol to the brokers. Default: plaintext.</summary>
    public SecurityProtocol? SecurityProtocol { get; set; }

    /// <summary>SASL mechanism. Default: none.</summary>
    public SaslMechanism? SaslMechanism { get; set; }

    /// <summary>SASL user name.</summary>
    public string? SaslUserName { get; set; }

    /// <summary>SASL password.</summary>
    public string? SaslPassword { get; set; }

    /// <summary>File with the certificates of the authorities that sign the brokers' certificates.</summary>
    public string? SslCaLocation { get; set; }

    /// <summary>Last word on the consumer. What commits and positions rest on is set again after it and cannot be changed.</summary>
    public Action<ConsumerConfig>? ConfigureConsumer { get; set; }

    /// <summary>Last word on the producer of dead letters and of events sent through streams.</summary>
    public Action<ProducerConfig>? ConfigureProducer { get; set; }

    /// <summary>Last word on the admin client that describes the topic at start.</summary>
    public Action<AdminClientConfig>? ConfigureAdmin { get; set; }

    internal string Namespace => StreamNamespace ?? Topic;
}
