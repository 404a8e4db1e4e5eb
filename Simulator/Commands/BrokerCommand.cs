using System.CommandLine;
using FraudGrains.Simulator.Publishing;
using FraudGrains.Streaming.Kafka.InProcess;

namespace FraudGrains.Simulator.Commands;

/// <summary><c>broker</c>: a broker for one machine, so that several silos can share it. It keeps nothing when it ends.</summary>
internal static class BrokerCommand
{
    /// <summary>Most partitions a topic can be given.</summary>
    private const int PartitionsMax = 256;

    private const int PartitionsDefault = 8;

    private const int BrokersMax = 9;

    private static readonly string[] Topics = [FeedTarget.DefaultTopic, "transaction_labels", "fraud_decisions", "fraud_alerts", $"{FeedTarget.DefaultTopic}.dlq"];

    public static Command Create(SimulatorHost host)
    {
        Option<int?> partitions = new("--partitions") { Description = $"Partitions of every topic, 1 to {PartitionsMax}. Default {PartitionsDefault}.", HelpName = "N" };
        Option<int?> brokers = new("--brokers") { Description = $"Brokers of the cluster, 1 to {BrokersMax}. Default 1.", HelpName = "N" };
        Option<bool> control = new("--control") { Description = $"Takes faults from the input, one a line, and ends with it: {BrokerControl.Words}. Each is answered by ok or error: ….", };
        var command = new Command("broker", "Runs librdkafka's in-process broker until Ctrl-C and prints its address. It keeps 5 MiB or 100,000 batches a partition, in memory, and drops the oldest beyond: feed through --silo.") { partitions, brokers, control };
        command.Validators.Add(result =>
        {
            if (result.ValueToCheck(partitions) is < 1 or > PartitionsMax)
                result.AddError($"--partitions must be 1 to {PartitionsMax}.");
            if (result.ValueToCheck(brokers) is < 1 or > BrokersMax)
                result.AddError($"--brokers must be 1 to {BrokersMax}.");
        });
        command.SetAction((parsed, interrupted) =>
            Run(host, parsed.GetValue(partitions) ?? PartitionsDefault, parsed.GetValue(brokers) ?? 1, parsed.GetValue(control), interrupted));
        return command;
    }

    private static async Task<int> Run(SimulatorHost host, int partitions, int brokers, bool control, CancellationToken interrupted)
    {
        using var broker = Start(brokers);
        foreach (var topic in Topics)
            broker.CreateTopic(topic, partitions);
        await host.Error.WriteLineAsync($"Topics: {string.Join(", ", Topics)}; {partitions} partitions each. Start silos with --Kafka:Bootstrap={broker.BootstrapServers}. Ctrl-C ends it and its records.");
        await host.Output.WriteLineAsync(broker.BootstrapServers);
        await host.Output.FlushAsync(CancellationToken.None);
        if (control)
        {
            await new BrokerControl(broker).Obey(host.Input, host.Output, interrupted);
            return ExitCode.Done;
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, host.Time, interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ExitCode.Interrupted;
    }

    private static InProcessBroker Start(int brokers)
    {
        try
        {
            return InProcessBroker.Start(brokers);
        }
        catch (InvalidOperationException e)
        {
            throw new FailedException(e.Message, e);
        }
    }
}
