using FraudGrains.Chaos.Processes;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Faults;

/// <summary>What the in-process broker can be made to do.</summary>
internal static class BrokerFaults
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static async Task Down(BrokerProcess broker, PlannedFault fault, TimeProvider time, CancellationToken cancellationToken)
    {
        await broker.Tell("down");
        await Task.Delay(fault.Length, time, cancellationToken);
        await broker.Tell("up");
    }

    public static async Task MoveLeaders(BrokerProcess broker, PlannedFault fault, TimeProvider time, CancellationToken cancellationToken)
    {
        var chance = new Random(fault.Seed);
        for (var left = fault.Length; left > TimeSpan.Zero; left -= Pause)
        {
            var topic = Topics.All[chance.Next(Topics.All.Count)];
            await broker.Tell($"leader {topic} {chance.Next(Topics.Partitions)} {chance.Next(BrokerProcess.Brokers) + 1}");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    public static async Task RefuseCommits(BrokerProcess broker, PlannedFault fault, TimeProvider time, CancellationToken cancellationToken)
    {
        await broker.Tell("fail OffsetCommit 1000 NotCoordinatorForGroup IllegalGeneration UnknownMemberId RebalanceInProgress Local_Transport");
        await Task.Delay(fault.Length, time, cancellationToken);
        await broker.Tell("stop-failing OffsetCommit");
    }

    public static async Task Slow(BrokerProcess broker, PlannedFault fault, TimeProvider time, CancellationToken cancellationToken)
    {
        await broker.Tell($"rtt {new Random(fault.Seed).Next(100, 400)}");
        await Task.Delay(fault.Length, time, cancellationToken);
        await broker.Tell("rtt 0");
    }

    public static async Task CutProducers(BrokerProcess broker, PlannedFault fault, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var left = fault.Length; left > TimeSpan.Zero; left -= Pause)
        {
            await broker.Tell("fail Produce 1 Local_Transport");
            await Task.Delay(Pause, time, cancellationToken);
        }

        await broker.Tell("stop-failing Produce");
    }
}
