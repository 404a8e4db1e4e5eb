using FraudGrains.Simulator.Publishing;
using FraudGrains.Simulator.Tests.Support;

namespace FraudGrains.Simulator.Tests.Commands;

public sealed class BrokerTests
{
    [Fact]
    public async Task The_broker_prints_its_address_serves_and_ends_with_ctrl_c()
    {
        using var shell = new Shell(new FakeSilo());

        var running = shell.Run("broker", "--partitions", "3");
        var address = Assert.Single(shell.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Trim();

        using (var sink = new KafkaSink(address, FeedTarget.DefaultTopic))
        {
            var delivered = new TaskCompletionSource<Delivery>();
            sink.TrySend("C1", [1], delivered.SetResult);
            sink.Flush(TimeSpan.FromSeconds(30));
            Assert.InRange((await delivered.Task).Partition, 0, 2);
        }

        await shell.Interrupt.CancelAsync();
        Assert.Equal(130, await running);
    }

    [Fact]
    public async Task Faults_told_to_the_broker_are_answered_one_by_one_and_it_ends_with_its_input()
    {
        using var shell = new Shell(new FakeSilo())
        {
            Input = """
                leader financial_transactions 0 2
                fail OffsetCommit 3 NotCoordinatorForGroup Local_Transport
                stop-failing OffsetCommit
                down
                up
                rtt soon
                fly
                """,
        };

        var exit = await shell.Run("broker", "--partitions", "1", "--brokers", "2", "--control");

        var answers = shell.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1..];
        Assert.Equal(0, exit);
        Assert.Equal(["ok", "ok", "ok", "ok", "ok", "error:", "error:"], answers.Select(a => a.Split(' ')[0]));
        Assert.Contains("'fly' is none of: down", answers[^1], StringComparison.Ordinal);
    }
}
