using System.Text;
using Confluent.Kafka;
using FraudGrains.Accounts;
using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Streams;
using FraudGrains.Streaming.Kafka.DeadLetters;
using FraudGrains.Wire;

namespace FraudGrains.Silo.Publishing;

/// <summary>Transactions that were understood but must not be applied go to the dead-letter topic, in the canonical form, with the headers of every dead letter.</summary>
public sealed class KafkaRejectedTransactions(LastingProducer producer) : IRejectedTransactions
{
    public async Task Reject(TransactionRecord record, string reason, CancellationToken cancellationToken = default)
    {
        var acknowledgements = new Acknowledgements(1);
        await producer.Produce(Topics.DeadLetters, ToLetter(record, reason), acknowledgements, cancellationToken);
        await acknowledgements.All.WaitAsync(cancellationToken);
    }

    private static Message<byte[]?, byte[]?> ToLetter(TransactionRecord record, string reason)
    {
        var canonical = new Message<byte[]?, byte[]?> { Key = Encoding.ASCII.GetBytes(record.Transaction.Payer.Value), Value = TransactionJson.ToUtf8(record.Transaction) };
        return DeadLetter.Of(canonical, new(Topics.Transactions, record.Position.Partition, record.Position.Offset), reason);
    }
}
