using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Telemetry;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Streaming.Kafka.Consumer;

/// <summary>
/// The partitions that a consumer reads: gives each record to its session, pauses a partition whose session is full, and goes on where the log begins when it has
/// lost what was due. Used by the poll thread alone.
/// </summary>
internal sealed class AssignedPartitions(IConsumer<byte[]?, byte[]?> consumer, OffsetGaps gaps, ReaderReports reports)
{
    // Bounds how long a command or a resume may wait for the poll.
    private static readonly TimeSpan PollTimeout = TimeSpan.FromMilliseconds(20);

    // The other partitions wait for the answer.
    private static readonly TimeSpan OutOfRangeTimeout = TimeSpan.FromSeconds(2);

    private readonly Dictionary<int, PartitionSession> _sessions = [];
    private readonly HashSet<PartitionSession> _outOfRange = [];

    public void Add(PartitionSession session, long offset)
    {
        consumer.IncrementalAssign([new TopicPartitionOffset(session.TopicPartition, offset)]);
        _sessions[session.Partition] = session;
        session.State = PartitionState.Reading;
    }

    /// <summary>Does nothing if the partition is not read, or is read by a newer session.</summary>
    public void Remove(PartitionSession session)
    {
        if (_sessions.GetValueOrDefault(session.Partition) != session)
            return;
        _sessions.Remove(session.Partition);
        consumer.IncrementalUnassign([session.TopicPartition]);
    }

    /// <summary>Takes one record, if there is one, and does what is due for the partitions.</summary>
    public void Poll()
    {
        Consume();
        ResumeWhereThereIsRoom();
        GoOnWhereTheLogBegins();
    }

    private void Consume()
    {
        try
        {
            if (consumer.Consume(PollTimeout) is { IsPartitionEOF: false } result)
                Route(result);
        }
        catch (ConsumeException error) when (error.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            // The client says so once; it is remembered until the partition reads again.
            if (_sessions.TryGetValue(error.ConsumerRecord.Partition.Value, out var session))
                _outOfRange.Add(session);
        }
        catch (ConsumeException error)
        {
            reports.ReadFailed(error.Error);
        }
    }

    private void Route(ConsumeResult<byte[]?, byte[]?> result)
    {
        // A record of a partition given up meanwhile, or one that a pause made the client fetch twice.
        if (!_sessions.TryGetValue(result.Partition.Value, out var session) || session.State == PartitionState.Failed)
            return;
        var (expected, offset) = (session.Tracker.Next, result.Offset.Value);
        if (offset < expected)
            return;
        if (offset > expected && gaps == OffsetGaps.AreLost)
            reports.Lost(session, expected, offset);

        session.Take(result);
        session.HighWatermark = Math.Max(consumer.GetWatermarkOffsets(session.TopicPartition).High.Value, offset + 1);
        if (session.IsFull && session.State == PartitionState.Reading)
        {
            consumer.Pause([session.TopicPartition]);
            session.State = PartitionState.Paused;
            reports.Paused(session);
        }
    }

    private void ResumeWhereThereIsRoom()
    {
        foreach (var session in _sessions.Values)
        {
            if (session.State != PartitionState.Paused || !session.HasRoom)
                continue;
            consumer.Resume([session.TopicPartition]);
            session.State = PartitionState.Reading;
            reports.Resumed(session);
        }
    }

    private void GoOnWhereTheLogBegins()
    {
        if (_outOfRange.Count == 0)
            return;
        foreach (var session in _outOfRange.ToArray())
        {
            if (_sessions.GetValueOrDefault(session.Partition) == session)
                GoOnWhereTheLogBegins(session);
            _outOfRange.Remove(session);
        }
    }

    private void GoOnWhereTheLogBegins(PartitionSession session)
    {
        var expected = session.Tracker.Next;
        var watermarks = consumer.QueryWatermarkOffsets(session.TopicPartition, OutOfRangeTimeout);
        if (expected > watermarks.High)
        {
            session.Fail($"The log ends at offset {watermarks.High.Value}, offset {expected} was due: the topic was made again. Restart the silo.");
            reports.Lost(session, expected, watermarks.Low.Value);
            return;
        }

        var found = Math.Max(expected, watermarks.Low.Value);

        // A seek is refused in this state; assigning anew is not.
        consumer.IncrementalUnassign([session.TopicPartition]);
        consumer.IncrementalAssign([new TopicPartitionOffset(session.TopicPartition, found)]);
        consumer.Resume([session.TopicPartition]);
        session.State = PartitionState.Reading;
        session.Tracker.SkipTo(found);
        if (found > expected)
            reports.Lost(session, expected, found);
    }
}
