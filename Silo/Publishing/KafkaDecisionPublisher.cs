using System.Text;
using Confluent.Kafka;
using FraudGrains.Decisions;
using FraudGrains.Grains.Decisions;
using FraudGrains.Silo.Streams;

namespace FraudGrains.Silo.Publishing;

/// <summary>
/// Receipts to <c>fraud_decisions</c>, those that are not approvals also to <c>fraud_alerts</c>; key is the payer, so that the decisions the log asked for stay in order for each
/// account. Those that clients wait for go by a producer of their own, which does not gather: they are made at once, and have no order among each other.
/// </summary>
public sealed class KafkaDecisionPublisher(
    LastingProducer gathering, [FromKeyedServices(LastingProducer.Prompt)] LastingProducer prompt) : IDecisionPublisher
{
    public async Task Publish(IReadOnlyList<DecisionMessage> messages, CancellationToken cancellationToken = default)
    {
        if (messages.Count == 0)
            return;
        var acknowledgements = new Acknowledgements(messages.Count + messages.Count(IsAlert));
        foreach (var message in messages)
        {
            var record = new Message<byte[]?, byte[]?> { Key = Encoding.ASCII.GetBytes(message.Payer), Value = message.Receipt };
            var producer = message.IsAwaited ? prompt : gathering;
            await producer.Produce(Topics.Decisions, record, acknowledgements, cancellationToken);
            if (IsAlert(message))
                await producer.Produce(Topics.Alerts, record, acknowledgements, cancellationToken);
        }

        await acknowledgements.All.WaitAsync(cancellationToken);
    }

    private static bool IsAlert(DecisionMessage message) => message.Outcome != Outcome.Approve;
}
