using System.Globalization;
using System.Text;
using System.Text.Json;
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

    private static Message<byte[], byte[]> ToLetter(TransactionRecord record, string reason)
    {
        using var value = new MemoryStream();
        using (var writer = new Utf8JsonWriter(value))
            TransactionJson.Write(writer, record.Transaction);
        return new()
        {
            Key = Encoding.ASCII.GetBytes(record.Transaction.Payer.Value),
            Value = value.ToArray(),
            Headers =
            [
                new Header(DeadLetterHeaders.Reason, Encoding.UTF8.GetBytes(reason)),
                new Header(DeadLetterHeaders.Topic, Encoding.UTF8.GetBytes(Topics.Transactions)),
                new Header(DeadLetterHeaders.Partition, Digits(record.Position.Partition)),
                new Header(DeadLetterHeaders.Offset, Digits(record.Position.Offset)),
            ],
        };
    }

    private static byte[] Digits(long number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
