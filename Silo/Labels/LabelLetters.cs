using System.Globalization;
using System.Text;
using Confluent.Kafka;
using FraudGrains.Silo.Publishing;
using FraudGrains.Silo.Streams;
using FraudGrains.Streaming.Kafka.DeadLetters;

namespace FraudGrains.Silo.Labels;

/// <summary>Labels that cannot be taken go to the dead-letter topic as they came, with the headers of every dead letter; <c>dlq.topic</c> tells them from transactions.</summary>
internal sealed class LabelLetters(LastingProducer producer)
{
    /// <summary>Returns once the broker has acknowledged it.</summary>
    public async Task Send(ConsumeResult<byte[], byte[]> record, string reason, CancellationToken cancellationToken)
    {
        var acknowledgements = new Acknowledgements(1);
        var letter = new Message<byte[], byte[]>
        {
            Key = record.Message.Key,
            Value = record.Message.Value,
            Headers =
            [
                new Header(DeadLetterHeaders.Reason, Encoding.UTF8.GetBytes(reason)),
                new Header(DeadLetterHeaders.Topic, Encoding.UTF8.GetBytes(Topics.Labels)),
                new Header(DeadLetterHeaders.Partition, Digits(record.Partition.Value)),
                new Header(DeadLetterHeaders.Offset, Digits(record.Offset.Value)),
            ],
        };
        await producer.Produce(Topics.DeadLetters, letter, acknowledgements, cancellationToken);
        await acknowledgements.All.WaitAsync(cancellationToken);
    }

    private static byte[] Digits(long number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
