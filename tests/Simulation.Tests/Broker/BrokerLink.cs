using FraudGrains.Accounts;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Decisions;
using FraudGrains.Simulation.Tests.Cluster;

namespace FraudGrains.Simulation.Tests.Broker;

/// <summary>A silo's producers: what is sent may fail, or be taken without an answer, or some of it only.</summary>
internal sealed class BrokerLink(World world) : IDecisionPublisher, IRejectedTransactions
{
    public async Task Publish(IReadOnlyList<DecisionMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            await Send("publication");
            world.Broker.Decisions.Add(message.Receipt);
            LoseReply("publication");
        }

        await world.Travel();
    }

    public async Task Reject(TransactionRecord record, string reason, CancellationToken cancellationToken)
    {
        await Send("rejection");
        world.Broker.DeadLetters.Add($"{record.Position.Partition}-{record.Position.Offset}");
        LoseReply("rejection");
        await world.Travel();
    }

    public async Task DeadLetter(int partition, long offset)
    {
        await Send("dead letter");
        world.Broker.DeadLetters.Add($"{partition}-{offset}");
        LoseReply("dead letter");
        await world.Travel();
    }

    private async Task Send(string what)
    {
        await world.Travel();
        if (world.Broker.IsAway || world.Strikes(world.Weather.PublishFails, $"{what} fails"))
            throw new IOException($"injected: the broker did not take the {what}");
    }

    private void LoseReply(string what)
    {
        if (world.Strikes(world.Weather.PublishReplyLost, $"acknowledgement of a {what} lost"))
            throw new TimeoutException($"injected: the {what} was taken, and the acknowledgement lost");
    }
}
