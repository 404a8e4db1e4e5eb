using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Streaming.Kafka.DeadLetters;

/// <summary>
/// Writes records that cannot be understood to the dead-letter topic, one by one, and reports each done when the broker has
/// acknowledged it. The broker's errors are waited out; the records behind it go on meanwhile.
/// </summary>
internal sealed partial class DeadLetterWriter(
    string provider, string topic, Func<IProducer<byte[]?, byte[]?>> producer, KafkaStreamStatus status, KafkaStreamMetrics metrics, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    public async Task WriteAsync(PartitionSession session, ReadRecord record, string reason, CancellationToken stopped)
    {
        var letter = DeadLetter.Of(record.Message, new(session.TopicPartition, record.Offset), reason);
        for (var wait = FirstRetry; ; wait = wait * 2 < LongestRetry ? wait * 2 : LongestRetry)
        {
            try
            {
                await producer().ProduceAsync(topic, letter, stopped);
                break;
            }
            catch (KafkaException error) when (error.Error.Code is ErrorCode.MsgSizeTooLarge && DeadLetter.TryOmitValue(letter))
            {
                // Tried again at once without it.
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogWriteFailed(provider, session.Partition, record.Offset, topic, error.Message, wait);
                status.Report($"Dead-letter topic '{topic}': {error.Message}");
                await Task.Delay(wait, time, stopped);
            }
        }

        metrics.DeadLetteredRecords.Add(session.Partition, 1);
        session.Tracker.Done(record.Ticket);
        LogWritten(provider, session.Partition, record.Offset, reason, topic);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka stream provider '{Provider}': the record at partition {Partition}, offset {Offset} cannot be understood ({Reason}); it is in '{Topic}' now.")]
    private partial void LogWritten(string provider, int partition, long offset, string reason, string topic);

    [LoggerMessage(Level = LogLevel.Error, Message = "Kafka stream provider '{Provider}': the dead letter of partition {Partition}, offset {Offset} could not be written to '{Topic}': {Reason}. Next attempt in {Wait}.")]
    private partial void LogWriteFailed(string provider, int partition, long offset, string topic, string reason, TimeSpan wait);
}
