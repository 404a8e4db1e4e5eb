using Confluent.Kafka;
using FraudGrains.Silo.Publishing;
using FraudGrains.Silo.Streams;
using FraudGrains.Streaming.Kafka.DeadLetters;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Silo.Labels;

/// <summary>Labels that cannot be taken go to the dead-letter topic as they came; <c>dlq.topic</c> tells them from transactions.</summary>
internal sealed class LabelLetters(LastingProducer producer)
{
    /// <summary>Returns once the broker has acknowledged it; a label that is too large for the topic goes without its value.</summary>
    public async Task Send(ConsumeResult<byte[]?, byte[]?> record, string reason, CancellationToken cancellationToken)
    {
        var letter = DeadLetter.Of(record.Message, record.TopicPartitionOffset, reason);
        try
        {
            await Send(letter, cancellationToken);
        }
        catch (KafkaException e) when (e.Error.Code is ErrorCode.MsgSizeTooLarge && DeadLetter.TryOmitValue(letter))
        {
            await Send(letter, cancellationToken);
        }
    }

    private async Task Send(Message<byte[]?, byte[]?> letter, CancellationToken cancellationToken)
    {
        var acknowledgements = new Acknowledgements(1);
        await producer.Produce(Topics.DeadLetters, letter, acknowledgements, cancellationToken);
        await acknowledgements.All.WaitAsync(cancellationToken);
    }
}
