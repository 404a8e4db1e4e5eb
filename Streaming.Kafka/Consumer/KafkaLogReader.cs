using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Offsets;
using FraudGrains.Streaming.Kafka.Telemetry;
using FraudGrains.Streaming.Kafka.Topics;
using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Streaming.Kafka.Consumer;

/// <summary>
/// The one consumer of a provider in a silo. Partitions are assigned by the owner of the queue, with explicit offsets. Only the poll thread touches assignment,
/// pause and position (<see cref="AssignedPartitions"/>); the rest asks it by commands.
/// </summary>
internal sealed class KafkaLogReader : IOffsetStore, IDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndsRefreshInterval = TimeSpan.FromSeconds(1);

    private readonly KafkaStreamOptions _options;
    private readonly KafkaStreamStatus _status;
    private readonly ReaderReports _reports;
    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly AssignedPartitions _partitions;
    private readonly PollThread _thread;

    public KafkaLogReader(string provider, KafkaStreamOptions options, KafkaClients clients, KafkaStreamStatus status, ILogger logger)
    {
        (_options, _status, _reports) = (options, status, new(provider, status, logger));
        _consumer = clients.Consumer(_reports.ClientFailed);
        _partitions = new(_consumer, options.OffsetGaps, _reports);
        _thread = new($"kafka-{provider}", _partitions.Poll, _reports.PollFailed, CloseConsumer);
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

        await _thread.Do(() => _partitions.Add(session, start.Offset));
        if (start.IsGap)
            _reports.Lost(session, start.Expected, start.Offset);
        _reports.Assigned(session, start.Offset, watermarks.High.Value);
    }

    /// <summary>Stops reading the partition. Does nothing if it is not read, or is read by a newer session.</summary>
    public Task UnassignAsync(PartitionSession session) => _thread.Do(() => _partitions.Remove(session));

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
        return _thread.Closed;
    }

    /// <remarks>Does not wait for the consumer to be closed.</remarks>
    public void Dispose() => _thread.Dispose();

    private void CloseConsumer()
    {
        try
        {
            _consumer.Close();
        }
        catch (KafkaException error)
        {
            _reports.CloseFailed(error);
        }
        finally
        {
            _consumer.Dispose();
        }
    }

    /// <summary>A paused partition fetches nothing and so does not see its log grow; whoever feeds it wants to know.</summary>
    private async Task RefreshEndsOfPaused()
    {
        while (await Task.WhenAny(_thread.Closed, Task.Delay(EndsRefreshInterval)) != _thread.Closed)
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
}
