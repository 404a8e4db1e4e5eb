using FraudGrains.Streaming.Kafka.Cache;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Provider;

/// <summary>One partition as the pulling agent sees it: opened from the committed offset, read by long polls, given up with a last commit.</summary>
internal sealed partial class KafkaAdapterReceiver(KafkaAdapter adapter, PartitionSession session, KafkaQueueCache cache, ILogger logger) : IQueueAdapterReceiver, IDisposable
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DeadLettersAtShutdown = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private Task _opening = Task.CompletedTask;
    private Task _deadLettersUnderWay = Task.CompletedTask;

    /// <summary>Waits so long for the partition to open; the attempts go on behind it until they succeed or the queue is given up.</summary>
    public Task Initialize(TimeSpan timeout)
    {
        _opening = Task.Run(Open);
        return _opening.WaitAsync(timeout);
    }

    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        var messages = new List<IBatchContainer>();
        while (cache.TryTakePresentation(out var again))
            messages.Add(again);
        if (messages.Count == 0 && cache.MayWait)
            await session.Buffer.WaitAsync(session.Options.LongPoll, cancellationToken);
        var most = messages.Count == 0 ? maxCount : Math.Min(maxCount, cache.Room);
        for (var read = 0; read < most && session.State != PartitionState.Failed && session.Buffer.TryRead(out var record); read++)
            Take(record, messages);
        return messages;
    }

    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) => GetQueueMessagesAsync(maxCount, CancellationToken.None);

    // What was delivered is known to the tracker already.
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => Task.CompletedTask;

    // By now the agent has finished, or given up, the deliveries under way.
    public Task Shutdown(TimeSpan timeout)
    {
        adapter.Released(cache);
        return Release().WaitAsync(timeout);
    }

    public void Dispose() => _stop.Dispose();

    private async Task Open()
    {
        adapter.Status.Add(session);
        for (var wait = FirstRetry; !_stop.IsCancellationRequested; wait = wait * 2 < LongestRetry ? wait * 2 : LongestRetry)
        {
            try
            {
                var note = await adapter.Handovers.Find(session, _stop.Token);
                await adapter.Handovers.Claim(session, note);
                await adapter.Reader.AssignAsync(session, note);
                adapter.Committer.Add(session);
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                LogOpenFailed(adapter.Name, session.Partition, error.Message, wait);
                adapter.Status.Report($"Partition {session.Partition} could not be opened: {error.Message}");
                await Task.Delay(wait, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Take(ReadRecord read, List<IBatchContainer> messages)
    {
        var (record, rejection) = RecordReader.Read(adapter.Decoder, session, read);
        if (record is not null)
            messages.Add(record);
        else if (adapter.DeadLetters is { } deadLetters)
            SendDeadLetter(Task.Run(() => deadLetters.WriteAsync(session, read, rejection!, _stop.Token)));
        else
            Refuse(read, rejection!);
    }

    private void SendDeadLetter(Task letter) =>
        _deadLettersUnderWay = _deadLettersUnderWay.IsCompleted ? letter : Task.WhenAll(_deadLettersUnderWay, letter);

    private void Refuse(ReadRecord read, string rejection)
    {
        session.Fail($"The record at offset {read.Offset} cannot be understood: {rejection}");
        LogRefused(adapter.Name, session.Partition, read.Offset, rejection);
    }

    private async Task Release()
    {
        await _deadLettersUnderWay.WaitAsync(DeadLettersAtShutdown).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stop.CancelAsync();
        await _opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await adapter.Reader.UnassignAsync(session).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        session.State = PartitionState.Released;
        await adapter.Committer.RemoveAsync(session);
        await adapter.Handovers.Leave(session);
        adapter.Status.Remove(session);
        Dispose();
        LogReleased(adapter.Name, session.Partition, session.Committed, session.Tracker.Position);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka stream provider '{Provider}' could not open partition {Partition}: {Reason}. Next attempt in {Wait}.")]
    private partial void LogOpenFailed(string provider, int partition, string reason, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Kafka stream provider '{Provider}' STOPPED partition {Partition}: the record at offset {Offset} cannot be understood ({Reason}) and there is no dead-letter topic. Set DeadLetterTopic, or correct the decoder, and restart.")]
    private partial void LogRefused(string provider, int partition, long offset, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Kafka stream provider '{Provider}' gave up partition {Partition}: committed {Committed}, done below {Position}.")]
    private partial void LogReleased(string provider, int partition, long committed, long position);
}
