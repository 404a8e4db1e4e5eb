using System.Collections.Concurrent;
using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Offsets;
using FraudGrains.Streaming.Kafka.Telemetry;
using FraudGrains.Streaming.Kafka.Topics;
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
    // Asked on the poll thread, where the other partitions wait for it.
    private static readonly TimeSpan OutOfRangeTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan EndsRefreshInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromMilliseconds(100);

    private readonly string _provider;
    private readonly KafkaStreamOptions _options;
    private readonly KafkaStreamStatus _status;
    private readonly ILogger _logger;
    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly Thread _thread;
    private readonly ConcurrentQueue<Action> _commands = new();
    private readonly Dictionary<int, PartitionSession> _assigned = [];
    private readonly HashSet<PartitionSession> _outOfRange = [];
    private readonly ManualResetEventSlim _pauseAfterError = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopping;

    public KafkaLogReader(string provider, KafkaStreamOptions options, KafkaClients clients, KafkaStreamStatus status, ILogger logger)
    {
        (_provider, _options, _status, _logger) = (provider, options, status, logger);
        _consumer = clients.Consumer(OnClientError);
        _thread = new Thread(Poll) { IsBackground = true, Name = $"kafka-{provider}" };
        _thread.Start();
        _ = Task.Run(RefreshEndsOfPaused);
    }

    /// <summary>Asks the broker where to begin and begins there, or where the owner before got to. Throws when the broker does not answer; the caller tries again.</summary>
    public async Task AssignAsync(PartitionSession session, KafkaHandoverNote? note = null)
    {
        var partition = session.TopicPartition;
        var (committed, watermarks) = await Task.Run(() =>
        {
            var stored = _consumer.Committed([partition], RequestTimeout)[0].Offset;
            return (stored, _consumer.QueryWatermarkOffsets(partition, RequestTimeout));
        });
        var start = StartOffset.Choose(committed, watermarks, _options.ConsumeMode).OrLater(note, watermarks.High.Value);
        session.Open(start.Offset, committed.Value, watermarks.High.Value, start.DoneAbove);
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
        if (start.IsGap)
            Alarm(session, start.Expected, start.Offset);
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
    public Task CommitAsync(IReadOnlyList<TopicPartitionOffset> offsets) => Task.Run(() =>
    {
        try
        {
            _consumer.Commit(offsets);
        }
        catch (ObjectDisposedException)
        {
            throw new KafkaException(new Error(ErrorCode.Local_Destroy, "the consumer is closed"));
        }
    });

    /// <summary>Stops the poll thread and closes the consumer.</summary>
    public Task CloseAsync()
    {
        Dispose();
        return _closed.Task;
    }

    // Not awaited: a process that disposes without closing first must not hang on a broker that is gone.
    public void Dispose()
    {
        _stopping = true;
        _pauseAfterError.Set();
    }

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
                PollAndOutliveErrors();
            RunCommands();
            _consumer.Close();
        }
        catch (KafkaException error)
        {
            LogCloseFailed(_provider, error);
        }
        finally
        {
            _consumer.Dispose();
            _closed.TrySetResult();
        }
    }

    private void PollAndOutliveErrors()
    {
        try
        {
            RunCommands();
            PollOnce();
            ResumeWhereThereIsRoom();
            GoOnWhereTheLogBegins();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogPollFailed(_provider, error);
            Report(error.Message);
            _pauseAfterError.Wait(PauseAfterError);
        }
    }

    private void PollOnce()
    {
        try
        {
            if (_consumer.Consume(PollTimeout) is { IsPartitionEOF: false } result)
                Route(result);
        }
        catch (ConsumeException error) when (error.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            // The client says so once; it is remembered until the partition reads again.
            if (_assigned.TryGetValue(error.ConsumerRecord.Partition.Value, out var session))
                _outOfRange.Add(session);
        }
        catch (ConsumeException error)
        {
            Report($"{error.Error.Code}: {error.Error.Reason}");
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

    private void GoOnWhereTheLogBegins()
    {
        foreach (var session in _outOfRange.ToArray())
        {
            if (_assigned.GetValueOrDefault(session.Partition) == session)
                GoOnWhereTheLogBegins(session);
            _outOfRange.Remove(session);
        }
    }

    private void GoOnWhereTheLogBegins(PartitionSession session)
    {
        var expected = session.Tracker.Next;
        var watermarks = _consumer.QueryWatermarkOffsets(session.TopicPartition, OutOfRangeTimeout);
        if (expected > watermarks.High)
        {
            session.Fail($"The log ends at offset {watermarks.High.Value}, offset {expected} was due: the topic was made again. Restart the silo.");
            Alarm(session, expected, watermarks.Low.Value);
            return;
        }

        var found = Math.Max(expected, watermarks.Low.Value);
        // A seek is refused in this state; assigning anew is not.
        _consumer.IncrementalUnassign([session.TopicPartition]);
        _consumer.IncrementalAssign([new TopicPartitionOffset(session.TopicPartition, found)]);
        _consumer.Resume([session.TopicPartition]);
        session.State = PartitionState.Reading;
        session.Tracker.SkipTo(found);
        if (found > expected)
            Alarm(session, expected, found);
    }

    private void Alarm(PartitionSession session, long expected, long found)
    {
        var gap = new KafkaOffsetGap(session.Partition, session.LogName, expected, found);
        LogGap(_provider, session.Partition, session.LogName, expected, found, gap.Lost);
        _status.Report(gap);
    }

    /// <summary>A paused partition fetches nothing and so does not see its log grow; whoever feeds it wants to know.</summary>
    private async Task RefreshEndsOfPaused()
    {
        while (await Task.WhenAny(_closed.Task, Task.Delay(EndsRefreshInterval)) != _closed.Task)
        {
            try
            {
                foreach (var session in _status.Sessions.Where(static each => each.State == PartitionState.Paused))
                    session.HighWatermark = _consumer.QueryWatermarkOffsets(session.TopicPartition, RequestTimeout).High.Value;
            }
            catch (Exception error) when (error is KafkaException or ObjectDisposedException)
            {
                // The next round asks again; reading itself reports what is wrong.
            }
        }
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
