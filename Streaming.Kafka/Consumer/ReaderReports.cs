using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Streaming.Kafka.Consumer;

/// <summary>What a reader has to tell: lines of the log, and errors and losses that the provider's status shows.</summary>
internal sealed partial class ReaderReports(string provider, KafkaStreamStatus status, ILogger logger)
{
    private readonly LogThrottle _clientLog = new();

    public void Assigned(PartitionSession session, long offset, long high) => LogAssigned(provider, session.Partition, offset, high);

    public void Paused(PartitionSession session) => LogPaused(provider, session.Partition, session.Tracker.Window, session.Tracker.PendingBytes);

    public void Resumed(PartitionSession session) => LogResumed(provider, session.Partition);

    /// <summary>Records that were due are not in the log: an alarm, and counted as lost.</summary>
    public void Lost(PartitionSession session, long expected, long found)
    {
        var gap = new KafkaOffsetGap(session.Partition, session.LogName, expected, found);
        LogGap(provider, session.Partition, session.LogName, expected, found, gap.Lost);
        status.Report(gap);
    }

    public void ReadFailed(Error error) => status.Report($"{error.Code}: {error.Reason}");

    public void ClientFailed(Error error)
    {
        if (_clientLog.ShouldLog())
            LogClientError(provider, error.Code, error.Reason);
        ReadFailed(error);
    }

    public void PollFailed(Exception error)
    {
        LogPollFailed(provider, error);
        status.Report(error.Message);
    }

    public void CloseFailed(Exception error) => LogCloseFailed(provider, error);

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
