using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Cache;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Offsets;
using FraudGrains.Streaming.Kafka.Telemetry;

namespace FraudGrains.Streaming.Kafka.Consumer;

/// <summary>One partition while this silo reads it: what was read, what is done, what was committed. A regained partition gets a new session.</summary>
internal sealed class PartitionSession(
    TopicPartition topicPartition, string logName, KafkaStreamOptions options, KafkaStreamMetrics metrics, TimeProvider time, KafkaStreamControl? control = null)
{
    private long _committed = Offset.Unset;
    private long _highWatermark = Offset.Unset;
    private HashSet<long> _doneBefore = [];
    private ulong _standsOn;
    private volatile PartitionState _state = PartitionState.Opening;

    public KafkaStreamOptions Options => options;

    public TimeProvider Time => time;

    public TopicPartition TopicPartition => topicPartition;

    public int Partition => topicPartition.Partition.Value;

    public string LogName => logName;

    public KafkaStreamMetrics Metrics => metrics;

    public PartitionBuffer Buffer { get; } = new();

    public ReplayMarginWindow Margin { get; } = new(options.ReplayMargin, time, control is null ? null : control.HeldAt);

    /// <summary>The store that what is done here is known of: the first that was named while this session was there. 0 while none was; then nothing was done yet.</summary>
    public ulong StandsOn => _standsOn != 0 ? _standsOn : _standsOn = control?.StandsOn() ?? 0;

    /// <summary>Replaced once, when the start offset is known and before anything is read.</summary>
    public OffsetTracker Tracker { get; private set; } = new(0);

    public PartitionState State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>Why the partition stopped; null while it runs.</summary>
    public string? Failure { get; private set; }

    /// <summary>The committed offset; <see cref="Offset.Unset"/> while there is none.</summary>
    public long Committed
    {
        get => Volatile.Read(ref _committed);
        set
        {
            Volatile.Write(ref _committed, value);
            CommittedAt = time.GetTimestamp();
        }
    }

    /// <summary>When it was committed last, or found to be, as a timestamp.</summary>
    public long CommittedAt { get; private set; }

    /// <summary>End of the log as last seen; <see cref="Offset.Unset"/> while unknown.</summary>
    public long HighWatermark
    {
        get => Volatile.Read(ref _highWatermark);
        set => Volatile.Write(ref _highWatermark, value);
    }

    /// <summary>The start offset is known; from then on the position means something.</summary>
    public bool WasOpened { get; private set; }

    public bool IsOpen => _state is PartitionState.Reading or PartitionState.Paused;

    public bool IsFull => Tracker.Window >= options.MaxInFlightPerPartition || Tracker.PendingBytes >= options.MaxInFlightBytesPerPartition;

    // Resumed at half, so that a partition at its limit does not pause and resume at every record.
    public bool HasRoom => Tracker.Window <= options.MaxInFlightPerPartition / 2 && Tracker.PendingBytes <= options.MaxInFlightBytesPerPartition / 2;

    public void Open(long startOffset, long committed, long highWatermark, IEnumerable<long>? doneBefore = null)
    {
        _doneBefore = [.. doneBefore ?? []];
        Tracker = new OffsetTracker(startOffset);
        // A committed offset beyond the end belonged to a log that is gone; ours starts over.
        (Committed, HighWatermark) = (committed <= startOffset ? committed : Offset.Unset.Value, highWatermark);
        WasOpened = true;
    }

    public void Take(ConsumeResult<byte[]?, byte[]?> result)
    {
        var bytes = (result.Message.Key?.Length ?? 0) + (result.Message.Value?.Length ?? 0);
        var ticket = Tracker.Add(result.Offset.Value, bytes);
        if (_doneBefore.Remove(result.Offset.Value))
            Tracker.Done(ticket);
        else
            Buffer.Write(new ReadRecord(result.Message, result.Offset.Value, ticket));
        metrics.Consumed(Partition);
    }

    public void Fail(string reason)
    {
        Failure = reason;
        State = PartitionState.Failed;
    }

    public void CountDelivered(int count) => metrics.Delivered(Partition, count);

    public void CountRedelivered(int count) => metrics.Redelivered(Partition, count);

    public void CountUnobserved(KafkaBatchContainer batch) => metrics.Unobserved(Partition, batch.StreamId, batch.Items.Length);

    public void CountUnsubscribed(StreamId stream, int count) => metrics.Unsubscribed(Partition, stream, count);
}
