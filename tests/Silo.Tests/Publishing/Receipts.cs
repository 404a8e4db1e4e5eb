using FraudGrains.Decisions;
using FraudGrains.Grains.Decisions;
using FraudGrains.Silo.Embedded;
using FraudGrains.Silo.Publishing;
using FraudGrains.Silo.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace FraudGrains.Silo.Tests.Publishing;

public sealed class Receipts
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(25), Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task One_that_a_client_waits_for_is_acknowledged_while_others_are_gathered()
    {
        using var broker = EmbeddedKafka.Start(partitions: 2);
        using var gathering = Producer(broker.BootstrapServers, Gathering);
        using var prompt = Producer(broker.BootstrapServers, TimeSpan.Zero);
        var publisher = new KafkaDecisionPublisher(gathering, prompt);

        var gathered = publisher.Publish([Receipt("A")], TestContext.Current.CancellationToken);
        await publisher.Publish([Receipt("A") with { IsAwaited = true }], TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.False(gathered.IsCompleted);
    }

    private static DecisionMessage Receipt(string payer) => new(payer, Outcome.Approve, "{}"u8.ToArray());

    private static LastingProducer Producer(string bootstrap, TimeSpan linger) =>
        new(new(bootstrap, new KafkaSettings(bootstrap, new Dictionary<string, string>())), linger, TimeProvider.System, NullLogger<LastingProducer>.Instance);
}
