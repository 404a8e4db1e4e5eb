using Confluent.Kafka;
using FraudGrains.Accounts;
using FraudGrains.Labels;
using FraudGrains.Silo.Settings;
using FraudGrains.Wire;

namespace FraudGrains.Silo.Labels;

/// <summary>Brings one label of the topic to its accounts; what cannot be taken goes to the dead-letter topic with the reason.</summary>
internal sealed partial class LabelDelivery(AccountReferences accounts, LabelSettings settings, LabelLetters letters, TimeProvider time, ILogger<LabelDelivery> logger)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    /// <summary>Returns once the label is durable at both accounts, or stands in the dead-letter topic.</summary>
    public async Task Take(ConsumeResult<byte[]?, byte[]?> record, CancellationToken stopping)
    {
        if (!LabelJson.TryRead(record.Message.Value, time.GetUtcNow(), out var label, out var fault))
        {
            await Reject(record, fault.ToString(), stopping);
            return;
        }

        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            if (await Ask(label!) is { } answer)
            {
                if (answer.Result is LabelResult.Applied or LabelResult.Known)
                    return;

                // The transaction may still be on its way, on another topic or in the audit store.
                if (answer.Result == LabelResult.OtherPayee || time.GetUtcNow() - record.Message.Timestamp.UtcDateTime > settings.UnknownPatience)
                {
                    await Reject(record, answer.Detail, stopping);
                    return;
                }
            }

            await Task.Delay(RetryPause, time, stopping);
        }
    }

    /// <summary>The accounts' answer; null when they cannot be asked at the moment.</summary>
    private async Task<LabelAnswer?> Ask(TransactionLabel label)
    {
        try
        {
            return await accounts.Of(label.Payer).Label(label);
        }
#pragma warning disable CA1031 // Whatever kept the accounts from taking it: a label is not passed over, it is brought again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotTaken(e);
            return null;
        }
    }

    private async Task Reject(ConsumeResult<byte[]?, byte[]?> record, string reason, CancellationToken stopping)
    {
        LogRejected(record.Partition.Value, record.Offset.Value, reason);
        await letters.Send(record, reason, stopping);
    }

    [LoggerMessage(LogLevel.Warning, "The label at offset {Offset} of partition {Partition} goes to the dead-letter topic: {Reason}")]
    private partial void LogRejected(int partition, long offset, string reason);

    [LoggerMessage(LogLevel.Warning, "A label could not be taken; it is brought again.")]
    private partial void LogNotTaken(Exception exception);
}
