namespace FraudGrains.Chaos.Schedules;

/// <summary>One fault of a schedule.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When, from the first record fed.</param>
/// <param name="Length">How long: the outage, or the time until what was killed is started again.</param>
/// <param name="Target">Which silo is hit first, 0 to 2; others follow it.</param>
/// <param name="MovesAddress">A silo that comes back listens on other ports, as a container would.</param>
/// <param name="Seed">For what the fault itself draws.</param>
internal sealed record PlannedFault(FaultKind Kind, TimeSpan At, TimeSpan Length, int Target, bool MovesAddress, int Seed)
{
    public TimeSpan End => At + Length;

    public override string ToString() => $"{At.TotalSeconds,5:0.0} s  {Kind.Name()}" + Kind switch
    {
        FaultKind.KillOne or FaultKind.Drain or FaultKind.LoseMachine => $" of silo {Target + 1}, back after {Length.TotalSeconds:0.0} s{Address}",
        FaultKind.KillTwo => $" of silos {Target + 1} and {((Target + 1) % SchedulePlanner.Silos) + 1}, back after {Length.TotalSeconds:0.0} s{Address}",
        FaultKind.Join => "",
        _ => $" for {Length.TotalSeconds:0.0} s",
    };

    private string Address => MovesAddress ? " at another address" : "";
}
