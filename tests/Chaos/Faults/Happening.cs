using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Faults;

/// <summary>A fault as it came about, in milliseconds since the first record.</summary>
internal sealed record Happening(PlannedFault Fault, double BeganMs)
{
    /// <summary>When what was taken away was back; for silos, when they were ready again.</summary>
    public double EndedMs { get; set; } = double.NaN;

    /// <summary>What there is to say about it.</summary>
    public string Note { get; set; } = "";

    /// <summary>When a silo that was asked to stop had ended.</summary>
    public double DrainedMs { get; set; } = double.NaN;

    /// <summary>What went against the promise; null when nothing did.</summary>
    public string? Broken { get; set; }

    public bool IsKill => Fault.Kind is FaultKind.KillOne or FaultKind.KillTwo or FaultKind.LoseMachine;

    /// <summary>Store or broker were away: nobody could decide.</summary>
    public bool IsOutage => Fault.Kind is FaultKind.RedisPause or FaultKind.RedisRestart or FaultKind.RedisRollback or FaultKind.LoseMachine or FaultKind.BrokerDown;
}
