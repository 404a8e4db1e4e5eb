using System.Collections.Concurrent;
using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Offsets;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Streaming.Kafka.Consumer;

/// <summary>
/// The one consumer of a provider in a silo and the thread that polls it. Partitions are assigned by the owner of the queue, with
/// explicit offsets. Only the poll thread touches assignment, pause and position; the rest asks it by commands.
/// </summary>
internal sealed partial class KafkaLogReader : IOffsetStore, IDisposable
{
    // Bounds how long a command or a resume may wait for the poll.
    private static readonly TimeSpan PollTimeout = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private readonly string _provider;
    private readonly KafkaStreamOptions _options;
    private readonly KafkaStreamStatus _status;
    private readonly ILogger _logger;
    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly Thread _thread;
    private readonly ConcurrentQueue<Action> _commands = new();
    private readonly Dictionary<int, PartitionSession> _assigned = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopping;

    public KafkaLogReader(string provider, KafkaStreamOptions options, KafkaClients clients, KafkaStreamStatus status, ILogger logger)
    {
        (_provider, _options, _status, _logger) = (provider, options, status, logger);
        _consumer = clients.Consumer(OnClientError);
        _thread = new Thread(Poll) { IsBackground = true, Name = $"kafka-{provider}" };
        _thread.Start();
    }

    /// <summary>Asks the broker where to begin and begins there. Throws when the broker does not answer; the caller tries again.</summary>
    public async Task AssignAsync(PartitionSession session)
    {
        var partition = session.TopicPartition;
        var (committed, watermarks) = await Task.Run(() =>
        {
            var stored = _consumer.Committed([partition], RequestTimeout)[0].Offset;
            return (stored, _consumer.QueryWatermarkOffsets(partition, RequestTimeout));
        });
        var start = StartOffset.Choose(committed, watermarks, _options.ConsumeMode);
        session.Open(start.Offset, committed.Value, watermarks.High.Value);
        if (start.IsGap)
            Alarm(session, start.Expected, start.Offset);
        if (start.MustCommit)
        {
            await CommitAsync([new TopicPartitionOffset(partition, start.Offset)]);
            session.Committed = start.Offset;
        }

        await Command(() =>
        {
            _consumer.IncrementalAssign([new TopicPartitionOffset(partition, start.Offset)]);
            _assigned[session.Partition] = session;
            session.State = PartitionState.Reading;
        });
        LogAssigned(_provider, session.Partition, start.Offset, watermarks.High.Value);
    }

    /// <summary>Stops reading the partition. Does nothing if it is not read, or is read by a newer session.</summary>
    public Task UnassignAsync(PartitionSession session) => Command(() =>
    {
        if (!_assigned.TryGetValue(session.Partition, out var assigned) || assigned != session)
            return;
        _assigned.Remove(session.Partition);
        _consumer.IncrementalUnassign([session.TopicPartition]);
    });

    /// <summary>Commits the offsets; throws when the broker did not take every one of them.</summary>
    public Task CommitAsync(IReadOnlyList<TopicPartitionOffset> offsets) => Task.Run(() => _consumer.Commit(offsets));

    /// <summary>Stops the poll thread and closes the consumer.</summary>
    public Task CloseAsync()
    {
        _stopping = true;
        return _closed.Task;
    }

    // Not awaited: a process that disposes without closing first must not hang on a broker that is gone.
    public void Dispose() => _stopping = true;

    private Task Command(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _commands.Enqueue(() =>
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (KafkaException error)
            {
                done.SetException(error);
            }
        });
        return Task.WhenAny(done.Task, _closed.Task).Unwrap();
    }

    private void Poll()
    {
        try
        {
            while (!_stopping)
                PollOnce();
            RunCommands();
            _consumer.Close();
        }
        catch (Exception error) when (error is KafkaException or ObjectDisposedException)
        {
            LogCloseFailed(_provider, error);
        }
        finally
        {
            _consumer.Dispose();
            _closed.TrySetResult();
        }
    }

    private void PollOnce()
    {
        try
        {
            RunCommands();
            if (_consumer.Consume(PollTimeout) is { IsPartitionEOF: false } result)
                Route(result);
            ResumeWhereThereIsRoom();
        }
        catch (ConsumeException error)
        {
            OnConsumeError(error);
        }
        catch (KafkaException error)
        {
            Report(error.Error.ToString());
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The thread outlives whatever a handler or an unforeseen state throws at it.
            LogPollFailed(_provider, error);
            Report(error.Message);
        }
    }

    private void RunCommands()
    {
        while (_commands.TryDequeue(out var command))
            command();
    }

    private void Route(ConsumeResult<byte[]?, byte[]?> result)
    {
        // A record of a partition given up meanwhile, or one that a pause made the client fetch twice.
        if (!_assigned.TryGetValue(result.Partition.Value, out var session) || session.State == PartitionState.Failed)
            return;
        var (expected, offset) = (session.Tracker.Next, result.Offset.Value);
        if (offset < expected)
            return;
        if (offset > expected && _options.OffsetGaps == OffsetGaps.AreLost)
            Alarm(session, expected, offset);

        session.Take(result);
        session.HighWatermark = Math.Max(_consumer.GetWatermarkOffsets(session.TopicPartition).High.Value, offset + 1);
        if (session.IsFull && session.State == PartitionState.Reading)
        {
            _consumer.Pause([session.TopicPartition]);
            session.State = PartitionState.Paused;
            LogPaused(_provider, session.Partition, session.Tracker.Window, session.Tracker.PendingBytes);
        }
    }

    private void ResumeWhereThereIsRoom()
    {
        foreach (var session in _assigned.Values)
        {
            if (session.State != PartitionState.Paused || !session.HasRoom)
                continue;
            _consumer.Resume([session.TopicPartition]);
            session.State = PartitionState.Reading;
            LogResumed(_provider, session.Partition);
        }
    }

    private void OnConsumeError(ConsumeException error)
    {
        var code = error.Error.Code;
        if (code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange
            && _assigned.TryGetValue(error.ConsumerRecord.Partition.Value, out var session))
            GoOnWhereTheLogBegins(session);
        else
            Report($"{code}: {error.Error.Reason}");
    }

    private void GoOnWhereTheLogBegins(PartitionSession session)
    {
        var expected = session.Tracker.Next;
        var watermarks = _consumer.QueryWatermarkOffsets(session.TopicPartition, RequestTimeout);
        if (expected > watermarks.High)
        {
            session.Fail($"The log ends at offset {watermarks.High.Value}, offset {expected} was due: the topic was made again. Restart the silo.");
            Alarm(session, expected, watermarks.Low.Value);
            return;
        }

        var found = Math.Max(expected, watermarks.Low.Value);
        if (found > expected)
            Alarm(session, expected, found);
        session.Tracker.SkipTo(found);
        _consumer.Seek(new TopicPartitionOffset(session.TopicPartition, found));
    }

    private void Alarm(PartitionSession session, long expected, long found)
    {
        var gap = new KafkaOffsetGap(session.Partition, session.LogName, expected, found);
        LogGap(_provider, session.Partition, session.LogName, expected, found, gap.Lost);
        _status.Report(gap);
    }

    private void OnClientError(Error error)
    {
        LogClientError(_provider, error.Code, error.Reason);
        Report($"{error.Code}: {error.Reason}");
    }

    private void Report(string error) => _status.Report(error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Kafka stream provider '{Provider}' reads partition {Partition} from offset {Offset}; the log ends at {High}.")]
    private partial void LogAssigned(string provider, int partition, long offset, long high);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Kafka stream provider '{Provider}': partition {Partition} pauses with {Window} records and {Bytes} bytes in flight.")]
    private partial void LogPaused(string provider, int partition, int window, long bytes);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Kafka stream provider '{Provider}': partition {Partition} goes on.")]
    private partial void LogResumed(string provider, int partition);

    [LoggerMessage(Level = LogLevel.Error, Message = "Kafka stream provider '{Provider}', partition {Partition} of {Log}: offset {Expected} was due, {Found} is the next there is; {Lost} records are LOST. Lengthen the topic's retention, or read faster.")]
    private partial void LogGap(string provider, int partition, string log, long expected, long found, long lost);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka stream provider '{Provider}': {Code}: {Reason}. The client goes on trying.")]
    private partial void LogClientError(string provider, ErrorCode code, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Kafka stream provider '{Provider}': the poll failed; it goes on.")]
    private partial void LogPollFailed(string provider, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka stream provider '{Provider}': the consumer did not close cleanly.")]
    private partial void LogCloseFailed(string provider, Exception error);
}
