using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Topics;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Streaming.Kafka.Provider;

/// <summary>Word from the owner before, and to the owner after.</summary>
internal sealed partial class KafkaHandovers(string provider, IKafkaHandover? notes, KafkaStreamControl control, TimeProvider time, ILogger logger)
{
    /// <summary>So long an owner that is alive is given to give up. Longer than a delivery takes; one that hangs must not hold the partition, which stands still meanwhile.</summary>
    private static readonly TimeSpan PatienceWithOwner = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// How far the owner before got; null when it left no word. Waits while another active silo still has the partition: two that read it
    /// at once do the work twice. Throws when that cannot be found out; the caller tries again.
    /// </summary>
    public async Task<KafkaHandoverNote?> Find(PartitionSession session, CancellationToken cancellation)
    {
        if (notes is null)
            return null;
        for (var began = time.GetTimestamp(); ; await Task.Delay(AskAgain, time, cancellation))
        {
            var note = await notes.Find(session.LogName, session.Partition, cancellation);
            if (note?.Owner is not { } owner || !control.IsAnotherActive(owner))
                return note;
            if (time.GetElapsedTime(began) < PatienceWithOwner)
                continue;
            LogNotGivenUp(provider, session.Partition, owner, PatienceWithOwner);
            return note;
        }
    }

    /// <summary>Says that this silo has the partition now. That it could not only costs a redelivery.</summary>
    public Task Claim(PartitionSession session, KafkaHandoverNote? before) =>
        control.Self is { } self ? Write(session, new KafkaHandoverNote(before?.Position ?? 0, before?.DoneAbove ?? [], before?.StandsOn ?? 0, self)) : Task.CompletedTask;

    /// <summary>Leaves word how far this owner got. That it could not only costs a redelivery.</summary>
    public Task Leave(PartitionSession session)
    {
        if (!session.WasOpened)
            return Task.CompletedTask;
        var (position, above) = session.Tracker.Progress();
        return Write(session, control.IsReadingAgain ? null : new KafkaHandoverNote(position, above, session.StandsOn));
    }

    private async Task Write(PartitionSession session, KafkaHandoverNote? note)
    {
        if (notes is null)
            return;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            if (note is null)
                await notes.Clear(session.LogName, session.Partition, patience.Token);
            else
                await notes.Leave(session.LogName, session.Partition, note, patience.Token);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogNotLeft(provider, session.Partition, error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka stream provider '{Provider}': the next owner of partition {Partition} begins at the committed offset, because no word of how far it was done could be left: {Reason}.")]
    private partial void LogNotLeft(string provider, int partition, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka stream provider '{Provider}' takes partition {Partition} though {Owner} has not given it up within {Patience}: some records may be delivered by both.")]
    private partial void LogNotGivenUp(string provider, int partition, string owner, TimeSpan patience);
}
