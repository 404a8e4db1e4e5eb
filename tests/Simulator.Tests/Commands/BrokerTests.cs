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
}
