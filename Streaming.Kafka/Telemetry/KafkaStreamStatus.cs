using System.Collections.Concurrent;
using FraudGrains.Streaming.Kafka.Consumer;

namespace FraudGrains.Streaming.Kafka.Telemetry;

/// <summary>
/// What one provider does in this silo, to be read at any time. From the services, keyed by the provider's name:
/// <c>services.GetRequiredKeyedService&lt;KafkaStreamStatus&gt;("transactions")</c>.
/// </summary>
public sealed class KafkaStreamStatus
{
    private const long ErrorMemoryMs = 30_000;
    private readonly ConcurrentDictionary<int, PartitionSession> _sessions = new();
    private readonly KafkaStreamMetrics _metrics;
    private long _gaps;
    private volatile ReportedError? _lastError;

    internal KafkaStreamStatus(string provider, string bootstrapServers, string topic, KafkaStreamMetrics metrics)
    {
        (Provider, BootstrapServers, Topic, _metrics) = (provider, bootstrapServers, topic, metrics);
        metrics.Observe(() => Partitions);
    }

    /// <summary>A gap in the log was met. Raised on the poll thread: return at once.</summary>
    public event Action<KafkaOffsetGap>? GapFound;

    /// <summary>Name of the provider.</summary>
    public string Provider { get; }

    /// <summary>The brokers, as configured.</summary>
    public string BootstrapServers { get; }

    /// <summary>The topic that is read.</summary>
    public string Topic { get; }

    /// <summary>Partitions of the topic; 0 until the provider has started.</summary>
    public int PartitionCount { get; internal set; }

    /// <summary>The log that offsets belong to; empty until the provider has started.</summary>
    public string LogName { get; internal set; } = "";

    /// <summary>The last error of the broker, the committer or the dead-letter topic; null after the next successful commit or half a minute of quiet.</summary>
    public string? LastError => _lastError is { } error && Environment.TickCount64 - error.At < ErrorMemoryMs ? error.Text : null;

    /// <summary>The partitions that this silo reads now, by number.</summary>
    public IReadOnlyList<KafkaPartitionStatus> Partitions => [.. _sessions.Values.OrderBy(static session => session.Partition).Select(Describe)];

    /// <summary>Records read since the start.</summary>
    public long Consumed => _metrics.ConsumedRecords.Total;

    /// <summary>Records delivered since the start.</summary>
    public long Delivered => _metrics.DeliveredRecords.Total;

    /// <summary>Records presented again after a failed delivery, since the start.</summary>
    public long Redelivered => _metrics.RedeliveredRecords.Total;

    /// <summary>Records written to the dead-letter topic since the start.</summary>
    public long DeadLettered => _metrics.DeadLetteredRecords.Total;

    /// <summary>Records that the log no longer had when they were due, since the start.</summary>
    public long Lost => _metrics.LostRecords.Total;

    /// <summary>Records passed over because no grain subscribes to their stream, since the start.</summary>
    public long Unsubscribed => _metrics.UnsubscribedRecords.Total;

    /// <summary>Records offered to a grain that attached no observer, since the start, each time they were offered.</summary>
    public long Unobserved => _metrics.UnobservedRecords.Total;

    /// <summary>Commits that failed since the start; each was tried again.</summary>
    public long CommitFailures => _metrics.CommitFailures.Total;

    /// <summary>Gaps met since the start, those of unknown size included.</summary>
    public long Gaps => Volatile.Read(ref _gaps);

    /// <summary>The state in one word. A gap stays unhealthy until the silo restarts.</summary>
    public KafkaStreamHealth Health
    {
        get
        {
            if (Gaps > 0 || _sessions.Values.Any(static session => session.State == PartitionState.Failed))
                return KafkaStreamHealth.Unhealthy;
            if (PartitionCount == 0 || _sessions.Values.Any(static session => session.State == PartitionState.Opening))
                return KafkaStreamHealth.Starting;
            return LastError is null ? KafkaStreamHealth.Healthy : KafkaStreamHealth.Degraded;
        }
    }

    internal IEnumerable<PartitionSession> Sessions => _sessions.Values;

    internal void Add(PartitionSession session) => _sessions[session.Partition] = session;

    // A regained partition may have a newer session already.
    internal void Remove(PartitionSession session) => _sessions.TryRemove(KeyValuePair.Create(session.Partition, session));

    internal void Report(string error) => _lastError = new ReportedError(error, Environment.TickCount64);

    internal void ReportSuccess() => _lastError = null;

    internal void Report(KafkaOffsetGap gap)
    {
        Interlocked.Increment(ref _gaps);
        _metrics.LostRecords.Add(gap.Partition, gap.Lost);
        try
        {
            GapFound?.Invoke(gap);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A listener's trouble must not cost the record behind the gap.
            Report($"A listener of {nameof(GapFound)} threw {error.GetType().Name}: {error.Message}");
        }
    }

    private static KafkaPartitionStatus Describe(PartitionSession session) => new(
        session.Partition,
        session.State,
        session.Failure,
        session.LogName,
        session.Tracker.Next,
        session.Tracker.LowWatermark,
        session.Committed >= 0 ? session.Committed : null,
        session.HighWatermark >= 0 ? session.HighWatermark : null,
        session.Tracker.Window,
        session.Tracker.PendingBytes);

    private sealed record ReportedError(string Text, long At);
}
