using FraudGrains.Chaos.Feeding;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Faults;

/// <summary>What the traffic itself does to the engine.</summary>
internal static class TrafficFaults
{
    public static async Task Poison(Traffic traffic, PlannedFault fault, TimeProvider time, CancellationToken cancellationToken)
    {
        traffic.PoisonShare = 0.7;
        await Task.Delay(fault.Length, time, cancellationToken);
        traffic.PoisonShare = Traffic.PoisonShareUsual;
    }

    public static async Task HotPayee(Traffic traffic, PlannedFault fault, TimeProvider time, CancellationToken cancellationToken)
    {
        traffic.HotShare = 0.9;
        await Task.Delay(fault.Length, time, cancellationToken);
        traffic.HotShare = Traffic.HotShareUsual;
    }
}
