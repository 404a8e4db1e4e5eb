using System.Text;
using Confluent.Kafka;
using FraudGrains.Decisions;
using FraudGrains.Grains.Decisions;
using FraudGrains.Silo.Streams;

namespace FraudGrains.Silo.Publishing;

/// <summary>Receipts to <c>fraud_decisions</c>, those that are not approvals also to <c>fraud_alerts</c>; key is the payer, so that an account's decisions stay in order.</summary>
public sealed class KafkaDecisionPublisher(LastingProducer producer) : IDecisionPublisher
{
    public async Task Publish(IReadOnlyList<DecisionMessage> messages, CancellationToken cancellationToken = default)
    {
        if (messages.Count == 0)
            return;
        var acknowledgements = new Acknowledgements(messages.Count + messages.Count(IsAlert));
        foreach (var message in messages)
        {
            var record = new Message<byte[], byte[]> { Key = Encoding.ASCII.GetBytes(message.Payer), Value = message.Receipt };
            await producer.Produce(Topics.Decisions, record, acknowledgements, cancellationToken);
            if (IsAlert(message))
                await producer.Produce(Topics.Alerts, record, acknowledgements, cancellationToken);
        }

        await acknowledgements.All.WaitAsync(cancellationToken);
    }

    private static bool IsAlert(DecisionMessage message) => message.Outcome != Outcome.Approve;
}
