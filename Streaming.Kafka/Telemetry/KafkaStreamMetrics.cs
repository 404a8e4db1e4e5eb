using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Streaming.Kafka.Telemetry;

/// <summary>Counts what happens to records: for the meters, for the status, and in the log where a person should know. Tags: provider and partition only.</summary>
internal sealed partial class KafkaStreamMetrics : IDisposable
{
    public const string MeterName = "FraudGrains.Streaming.Kafka";

    private readonly string _provider;
    private readonly ILogger _logger;
    private readonly Meter _meter;
    private readonly LogThrottle _unsubscribedLog = new();
    private readonly LogThrottle _unobservedLog = new();

    public KafkaStreamMetrics(string provider, IMeterFactory? meters, ILogger logger)
    {
        (_provider, _logger) = (provider, logger);
        _meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        ConsumedRecords = new(_meter, provider, "kafka.stream.consumed", "Records read from the log.");
        DeliveredRecords = new(_meter, provider, "kafka.stream.delivered", "Records whose delivery a grain completed.");
        RedeliveredRecords = new(_meter, provider, "kafka.stream.redelivered", "Records presented again after a failed delivery.");
        DeadLetteredRecords = new(_meter, provider, "kafka.stream.dead_lettered", "Records written to the dead-letter topic.");
        LostRecords = new(_meter, provider, "kafka.stream.lost", "Records that the log no longer had when they were due.");
        UnsubscribedRecords = new(_meter, provider, "kafka.stream.unsubscribed", "Records completed because no grain subscribes to their stream.");
        UnobservedRecords = new(_meter, provider, "kafka.stream.unobserved", "Records offered to a grain that attached no observer.");
        CommitFailures = new(_meter, provider, "kafka.stream.commit_failures", "Commits that the broker did not take; they are tried again.");
    }

    public PartitionCounter ConsumedRecords { get; }

    public PartitionCounter DeliveredRecords { get; }

    public PartitionCounter RedeliveredRecords { get; }

    public PartitionCounter DeadLetteredRecords { get; }

    public PartitionCounter LostRecords { get; }

    public PartitionCounter UnsubscribedRecords { get; }

    public PartitionCounter UnobservedRecords { get; }

    public PartitionCounter CommitFailures { get; }

    /// <summary>Adds the gauges over the partitions of this silo.</summary>
    public void Observe(Func<IEnumerable<KafkaPartitionStatus>> partitions)
    {
        Gauge("kafka.stream.lag", "Records from the oldest not done to the end of the log.", static status => status.Lag);
        Gauge("kafka.stream.in_flight", "Records from the oldest not done to the newest read.", static status => status.InFlight);
        Gauge("kafka.stream.paused", "1 while reading is paused for back-pressure.", static status => status.State == PartitionState.Paused ? 1 : 0);

        void Gauge(string name, string description, Func<KafkaPartitionStatus, long> value) =>
            _meter.CreateObservableGauge(
                name,
                () => partitions().Select(status => new Measurement<long>(value(status), PartitionCounter.Tags(_provider, status.Partition))),
                "{record}",
                description);
    }

    public void Consumed(int partition) => ConsumedRecords.Add(partition, 1);

    public void Delivered(int partition, int count) => DeliveredRecords.Add(partition, count);

    public void Redelivered(int partition, int count) => RedeliveredRecords.Add(partition, count);

    public void Unsubscribed(int partition, StreamId stream, int count)
    {
        UnsubscribedRecords.Add(partition, count);
        if (_unsubscribedLog.ShouldLog())
            LogUnsubscribed(_provider, partition, stream, count, UnsubscribedRecords.Total);
    }

    public void Unobserved(int partition, StreamId stream, int count)
    {
        UnobservedRecords.Add(partition, count);
        if (_unobservedLog.ShouldLog())
            LogUnobserved(_provider, partition, stream, count);
    }

    public void Dispose() => _meter.Dispose();

    [LoggerMessage(Level = LogLevel.Error, Message = "Kafka stream provider '{Provider}', partition {Partition}: no grain subscribes to stream {Stream}; {Count} records were passed over ({Total} in all so far). Give a grain class [ImplicitStreamSubscription] with this namespace.")]
    private partial void LogUnsubscribed(string provider, int partition, StreamId stream, int count, long total);

    [LoggerMessage(Level = LogLevel.Error, Message = "Kafka stream provider '{Provider}', partition {Partition}: the grain of stream {Stream} has no observer; {Count} records wait and are offered again. Implement IStreamSubscriptionObserver and call handle.ResumeAsync(this) in OnSubscribed.")]
    private partial void LogUnobserved(string provider, int partition, StreamId stream, int count);
}
