using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Topics;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Streaming.Kafka.Provider;

/// <summary>Word from the owner before, and to the owner after.</summary>
internal sealed partial class KafkaHandovers(string provider, IKafkaHandover? notes, KafkaStreamControl control, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How far the owner before got; null when it left no word. Throws when that cannot be found out; the caller tries again.</summary>
    public async Task<KafkaHandoverNote?> Find(PartitionSession session, CancellationToken cancellation) =>
        notes is null ? null : await notes.Find(session.LogName, session.Partition, cancellation);

    /// <summary>Leaves word how far this owner got. That it could not only costs a redelivery.</summary>
    public async Task Leave(PartitionSession session)
    {
        if (notes is null || !session.WasOpened)
            return;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            if (control.IsReadingAgain)
            {
                await notes.Clear(session.LogName, session.Partition, patience.Token);
                return;
            }

            var (position, above) = session.Tracker.Progress();
            await notes.Leave(session.LogName, session.Partition, new KafkaHandoverNote(position, above), patience.Token);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogNotLeft(provider, session.Partition, error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka stream provider '{Provider}': the next owner of partition {Partition} begins at the committed offset, because no word of how far it was done could be left: {Reason}.")]
    private partial void LogNotLeft(string provider, int partition, string reason);
}
