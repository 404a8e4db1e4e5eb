using Confluent.Kafka;
using FraudGrains.Silo.Publishing;
using FraudGrains.Silo.Settings;
using FraudGrains.Silo.Streams;
using FraudGrains.Streaming.Kafka.Telemetry;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Silo.Labels;

/// <summary>
/// Reads what the labels topic tells and has it delivered. Offsets are committed after payer and payee have committed; what comes twice changes nothing.
/// </summary>
internal sealed partial class LabelReader(LabelDelivery delivery, KafkaClientConfig client, ILogger<LabelReader> logger) : BackgroundService
{
    private static readonly TimeSpan PollPatience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly LogThrottle _brokerLog = new();

    // Consume blocks its thread: it gets one of its own.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => Run(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(CancellationToken stopping)
    {
        using var consumer = Build();
        consumer.Subscribe(Topics.Labels);
        while (!stopping.IsCancellationRequested)
        {
            var batch = Gather(consumer);
            if (batch.Count > 0 && TakeAll(batch, stopping))
                Commit(consumer, batch);
        }

        consumer.Close();
    }

    private List<ConsumeResult<byte[]?, byte[]?>> Gather(IConsumer<byte[]?, byte[]?> consumer)
    {
        var batch = new List<ConsumeResult<byte[]?, byte[]?>>();
        try
        {
            while (batch.Count < LabelSettings.BatchMax && consumer.Consume(batch.Count == 0 ? PollPatience : TimeSpan.Zero) is { } record)
                batch.Add(record);
        }
        catch (ConsumeException e)
        {
            LogNotRead(e.Error.Code, e.Error.Reason);
        }

        return batch;
    }

    /// <summary>Until every record is taken: false when the silo stops first; the next start reads them again.</summary>
    private bool TakeAll(List<ConsumeResult<byte[]?, byte[]?>> batch, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Task.WhenAll(batch.Select(record => delivery.Take(record, stopping))).GetAwaiter().GetResult();
                return true;
            }
#pragma warning disable CA1031 // Whatever went wrong: to go on without these records would lose them. Those that were taken change nothing when they come again.
            catch (Exception e) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotTaken(e);
                stopping.WaitHandle.WaitOne(RetryPause);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        return false;
    }

    private void Commit(IConsumer<byte[]?, byte[]?> consumer, List<ConsumeResult<byte[]?, byte[]?>> batch)
    {
        try
        {
            consumer.Commit(batch.GroupBy(r => r.TopicPartition).Select(p => new TopicPartitionOffset(p.Key, p.Max(r => r.Offset.Value) + 1)));
        }
        catch (KafkaException e)
        {
            // The labels are durable; whoever reads them again changes nothing.
            LogNotCommitted(e.Error.Code, e.Error.Reason);
        }
    }

    private IConsumer<byte[]?, byte[]?> Build() =>
        new ConsumerBuilder<byte[]?, byte[]?>(GroupConsumer.Config(client, Topics.LabelsGroup))
            .SetErrorHandler((_, error) => Tell(error))
            .SetLogHandler((_, _) => { })
            .Build();

    private void Tell(Error error)
    {
        if (_brokerLog.ShouldLog())
            LogBroker(error.Code, error.Reason);
    }

    [LoggerMessage(LogLevel.Warning, "Labels could not be taken; they are brought again.")]
    private partial void LogNotTaken(Exception exception);

    [LoggerMessage(LogLevel.Warning, "transaction_labels could not be read: {Code}: {Reason}")]
    private partial void LogNotRead(ErrorCode code, string reason);

    [LoggerMessage(LogLevel.Warning, "The labels' offsets could not be committed: {Code}: {Reason}")]
    private partial void LogNotCommitted(ErrorCode code, string reason);

    [LoggerMessage(LogLevel.Warning, "The broker of the label reader: {Code}: {Reason}")]
    private partial void LogBroker(ErrorCode code, string reason);
}
