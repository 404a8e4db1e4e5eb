using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Running;

/// <summary>What was asked for on the command line.</summary>
internal sealed record ChaosOptions
{
    /// <summary>Gives every schedule again. Default 1.</summary>
    public required int Seed { get; init; }

    /// <summary>How many schedules, 1 to 1,000. Default 1.</summary>
    public required int Schedules { get; init; }

    /// <summary>Number of the first one: to run a single one again. Default 0.</summary>
    public required int First { get; init; }

    /// <summary>Records a second, 10 to 2,000. Default 150.</summary>
    public required double Rate { get; init; }

    /// <summary>Requests a second, 0 to 500. Default 12.</summary>
    public required double Requests { get; init; }

    /// <summary>How long a schedule is fed, 15 s to 1 h. Default 45 s.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Faults to draw from. Default all that the broker can do.</summary>
    public required IReadOnlyList<FaultKind> Only { get; init; }

    /// <summary>Every schedule without a kill gets one. Default true unless faults are named.</summary>
    public required bool AddsKill { get; init; }

    /// <summary>Bootstrap servers of a real cluster; null for the in-process broker.</summary>
    public string? Bootstrap { get; init; }

    /// <summary>Where the report goes.</summary>
    public string? Report { get; init; }

    /// <summary>Logs and data of every schedule stay, not only of those that went wrong.</summary>
    public bool Keeps { get; init; }
}
