using System.Runtime.InteropServices;
using Confluent.Kafka;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Streaming.Kafka.InProcess;

/// <summary>
/// A Kafka broker in this process: librdkafka's mock cluster, which speaks the real protocol over loopback. For tests, and for
/// trying things without a broker.
/// </summary>
/// <remarks>
/// <para>Bounds: each partition keeps 5 MiB (as compressed) or 100 000 batches and drops the oldest beyond that. Nothing is on disk:
/// records and committed offsets end with the object.</para>
/// <para>It is not Kafka. A plain idempotent producer's retry is stored twice; aborted transactions are delivered; offsets by
/// timestamp are always the end; acknowledgements and replication are not modelled; it has one thread, so throughput and latency
/// measured on it say nothing; topics cannot be made by an admin client, only by <see cref="CreateTopic"/>.</para>
/// </remarks>
public sealed class InProcessBroker : IDisposable
{
    /// <summary>Bytes that a partition keeps, as compressed by its producer.</summary>
    public const long PartitionCapacityBytes = 5 * 1024 * 1024;

    /// <summary>Batches that a partition keeps.</summary>
    public const int PartitionCapacityBatches = 100_000;

    private const int ProducerType = 0;
    private const int ErrorTextSize = 512;
    private readonly IntPtr _client;
    private readonly int _brokers;
    private IntPtr _cluster;

    private InProcessBroker(IntPtr client, IntPtr cluster, int brokers)
    {
        (_client, _cluster, _brokers) = (client, cluster, brokers);
        BootstrapServers = Marshal.PtrToStringUTF8(MockCluster.Bootstraps(cluster))!;
    }

    /// <summary>Addresses for clients, <c>host:port,…</c>, on loopback.</summary>
    public string BootstrapServers { get; }

    /// <summary>Starts a cluster.</summary>
    /// <param name="brokers">Number of brokers, 1 to 9. Default 1. Their ids begin at 1.</param>
    /// <exception cref="InvalidOperationException">librdkafka could not start it; the message says why.</exception>
    public static InProcessBroker Start(int brokers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(brokers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(brokers, 9);
        var error = Marshal.AllocHGlobal(ErrorTextSize);
        try
        {
            var settings = MockCluster.rd_kafka_conf_new();
            // The client that owns the cluster connects to nothing, and need not complain of it on the console.
            _ = MockCluster.rd_kafka_conf_set(settings, "log_level", "2", error, ErrorTextSize);
            var client = MockCluster.rd_kafka_new(ProducerType, settings, error, ErrorTextSize);
            if (client == IntPtr.Zero)
                throw new InvalidOperationException($"The in-process broker could not start: {Marshal.PtrToStringUTF8(error)}.");
            var cluster = MockCluster.New(client, brokers);
            if (cluster == IntPtr.Zero)
            {
                MockCluster.rd_kafka_destroy(client);
                throw new InvalidOperationException("The in-process broker could not start: no free port on loopback.");
            }

            // Nobody waits three seconds for members that will not come.
            MockCluster.GroupInitialRebalanceDelay(cluster, 0);
            // Without a controller no topic can be described.
            MockCluster.SetController(cluster, 1);
            return new InProcessBroker(client, cluster, brokers);
        }
        finally
        {
            Marshal.FreeHGlobal(error);
        }
    }

    /// <summary>Creates a topic.</summary>
    /// <exception cref="KafkaException">The topic exists, or a client has already made it by asking for it.</exception>
    public void CreateTopic(string topic, int partitions) => Check(MockCluster.TopicCreate(Cluster, topic, partitions, Math.Min(3, _brokers)));

    /// <summary>Deletes a topic with its records. Made again, it has another topic id.</summary>
    public void DeleteTopic(string topic) => Check(MockCluster.TopicDelete(Cluster, topic));

    /// <summary>Deletes the records below an offset, as retention does.</summary>
    public void DeleteRecords(string topic, int partition, long beforeOffset) => Check(MockCluster.DeleteRecords(Cluster, topic, partition, beforeOffset));

    /// <summary>Makes another broker the leader of a partition; -1 leaves it without one.</summary>
    public void SetLeader(string topic, int partition, int broker) => Check(MockCluster.SetLeader(Cluster, topic, partition, broker));

    /// <summary>Answers requests for the topic's metadata with this error; <see cref="ErrorCode.NoError"/> ends it.</summary>
    public void SetTopicError(string topic, ErrorCode error) => MockCluster.TopicSetError(Cluster, topic, (int)error);

    /// <summary>Fails the next requests of a kind, one after the other. <see cref="ErrorCode.Local_Transport"/> cuts the connection.</summary>
    public void FailNext(KafkaApi api, params ErrorCode[] errors) =>
        MockCluster.PushErrors(Cluster, (short)api, (nuint)errors.Length, [.. errors.Select(static error => (int)error)]);

    /// <summary>Takes back the failures that were not used yet.</summary>
    public void StopFailing(KafkaApi api) => MockCluster.ClearErrors(Cluster, (short)api);

    /// <summary>Cuts off a broker; its records stay. -1: all of them.</summary>
    public void Down(int broker = -1) => Check(MockCluster.BrokerDown(Cluster, broker));

    /// <summary>Brings a broker back. -1: all of them.</summary>
    public void Up(int broker = -1) => Check(MockCluster.BrokerUp(Cluster, broker));

    /// <summary>Makes every answer of a broker take so long. -1: of all of them.</summary>
    public void SetRoundTrip(TimeSpan roundTrip, int broker = -1) => Check(MockCluster.SetRoundTrip(Cluster, broker, (int)roundTrip.TotalMilliseconds));

    /// <summary>Stops the cluster; its records are gone.</summary>
    public void Dispose()
    {
        var cluster = Interlocked.Exchange(ref _cluster, IntPtr.Zero);
        if (cluster == IntPtr.Zero)
            return;
        MockCluster.Destroy(cluster);
        MockCluster.rd_kafka_destroy(_client);
    }

    private IntPtr Cluster => _cluster != IntPtr.Zero ? _cluster : throw new ObjectDisposedException(nameof(InProcessBroker));

    private static void Check(int error)
    {
        if (error != 0)
            throw new KafkaException(new Error((ErrorCode)error));
    }
}
