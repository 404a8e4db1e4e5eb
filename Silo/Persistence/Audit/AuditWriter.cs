using Confluent.Kafka;
using FraudGrains.Grains.Audit;
using FraudGrains.Silo.Publishing;
using FraudGrains.Silo.Streams;
using FraudGrains.Streaming.Kafka.Telemetry;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>Brings what the decisions topic tells into the audit store. Offsets are committed after the database has; what comes twice is recognised there.</summary>
internal sealed partial class AuditWriter(
    IAuditStore store, AuditStatus status, AuditWriterOptions options, KafkaClientConfig client, TimeProvider time, ILogger<AuditWriter> logger)
    : BackgroundService
{
    private static readonly TimeSpan PollPatience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly AuditPositions _positions = new();
    private readonly LogThrottle _brokerLog = new();

    // Consume blocks its thread: it gets one of its own.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => Run(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(CancellationToken stopping)
    {
        using var consumer = Build();
        consumer.Subscribe(Topics.Decisions);
        var backlog = new AuditBacklog(_positions, time);
        var batch = new List<ReadOnlyMemory<byte>>(options.BatchMax);
        while (!stopping.IsCancellationRequested)
        {
            Gather(consumer, batch);
            if (batch.Count > 0 && Append(batch, stopping))
                Commit(consumer);
            batch.Clear();
            status.Lag = backlog.Of(consumer, status.IsWaiting);
        }

        consumer.Close();
    }

    private void Gather(IConsumer<Ignore, byte[]> consumer, List<ReadOnlyMemory<byte>> batch)
    {
        var patience = PollPatience;
        var began = time.GetTimestamp();
        while (batch.Count < options.BatchMax && Next(consumer, patience) is { } record)
        {
            if (batch.Count == 0)
                began = time.GetTimestamp();
            if (_positions.Pass(record.TopicPartitionOffset) is > 0 and var lost)
                Alarm(record.TopicPartitionOffset, lost);
            if (record.Message.Value is { } receipt)
                batch.Add(receipt);
            var left = options.LingerMs - time.GetElapsedTime(began).TotalMilliseconds;
            if (left <= 0)
                return;
            patience = TimeSpan.FromMilliseconds(left);
        }
    }

    private ConsumeResult<Ignore, byte[]>? Next(IConsumer<Ignore, byte[]> consumer, TimeSpan patience)
    {
        try
        {
            return consumer.Consume(patience);
        }
        catch (ConsumeException e)
        {
            status.LastError = e.Error.Reason;
            LogNotRead(e.Error.Code, e.Error.Reason);
            return null;
        }
    }

    /// <summary>Until it succeeds: a decision that is not audited must not be passed over. False when the silo stops first; the next start reads it again.</summary>
    private bool Append(List<ReadOnlyMemory<byte>> batch, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                store.Append(batch, stopping).GetAwaiter().GetResult();
                status.LastError = null;
                return true;
            }
#pragma warning disable CA1031 // Whatever the database threw: it is tried again until it takes the batch.
            catch (Exception e) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                status.LastError = e.Message;
                LogNotAppended(batch.Count, e);
                stopping.WaitHandle.WaitOne(RetryPause);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        return false;
    }

    private void Commit(IConsumer<Ignore, byte[]> consumer)
    {
        try
        {
            consumer.Commit(_positions.Offsets);
        }
        catch (KafkaException e)
        {
            // The batch is in the database; whoever reads it again finds that out.
            LogNotCommitted(e.Error.Code, e.Error.Reason);
        }
    }

    private void Alarm(TopicPartitionOffset at, long lost)
    {
        status.AddLost(lost);
        LogLost(lost, at.Partition.Value, at.Offset.Value);
    }

    private IConsumer<Ignore, byte[]> Build() =>
        new ConsumerBuilder<Ignore, byte[]>(GroupConsumer.Config(client, options.GroupId))
            .SetPartitionsAssignedHandler(Take)
            .SetPartitionsRevokedHandler((_, partitions) => GiveUp(partitions))
            .SetErrorHandler((_, error) => Tell(error))
            .SetLogHandler((_, _) => { })
            .Build();

    private void GiveUp(List<TopicPartitionOffset> partitions)
    {
        status.IsWaiting = true;
        _positions.Forget(partitions);
    }

    private void Tell(Error error)
    {
        if (_brokerLog.ShouldLog())
            LogBroker(error.Code, error.Reason);
    }

    private void Take(IConsumer<Ignore, byte[]> consumer, List<TopicPartition> partitions)
    {
        status.IsWaiting = false;
        try
        {
            foreach (var committed in consumer.Committed(partitions, TimeSpan.FromSeconds(10)))
                _positions.Begin(committed);
        }
        catch (KafkaException e)
        {
            Tell(e.Error);
        }
    }

    [LoggerMessage(LogLevel.Critical, "{Count} decisions are missing from fraud_decisions before offset {Offset} of partition {Partition}: the topic dropped them before they were audited. Lengthen its retention.")]
    private partial void LogLost(long count, int partition, long offset);

    [LoggerMessage(LogLevel.Error, "The audit store did not take {Count} receipts; they are tried again.")]
    private partial void LogNotAppended(int count, Exception exception);

    [LoggerMessage(LogLevel.Warning, "fraud_decisions could not be read: {Code}: {Reason}")]
    private partial void LogNotRead(ErrorCode code, string reason);

    [LoggerMessage(LogLevel.Warning, "The audit's offsets could not be committed: {Code}: {Reason}")]
    private partial void LogNotCommitted(ErrorCode code, string reason);

    [LoggerMessage(LogLevel.Warning, "The broker of the audit reader: {Code}: {Reason}")]
    private partial void LogBroker(ErrorCode code, string reason);
}
