using FraudGrains.Decisions;

namespace FraudGrains.Accounts;

/// <summary>How risky an account is, and why.</summary>
[GenerateSerializer, Immutable, Alias("fg.AccountRisk")]
public sealed record AccountRisk
{
    [Id(0)] public required AccountId AccountId { get; init; }

    /// <summary>The event time the velocity is told for: the account's newest event. Null for an account that was never seen.</summary>
    [Id(1)] public DateTimeOffset? AsOf { get; init; }

    /// <summary>Highest score (0 to 1) among its decisions as payer in the 24 h before <see cref="AsOf"/>, of those still kept.</summary>
    [Id(2)] public double Score { get; init; }

    /// <summary>Worst outcome among the same decisions: normal, review or blocked; unknown for an account never seen.</summary>
    [Id(3)] public required string Status { get; init; }

    /// <summary>The reasons of the decision that <see cref="Score"/> came from.</summary>
    [Id(4)] public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>Velocity of what it paid, window by window.</summary>
    [Id(5)] public IReadOnlyList<VelocityView> Debits { get; init; } = [];

    /// <summary>Velocity of what it received, window by window.</summary>
    [Id(6)] public IReadOnlyList<VelocityView> Credits { get; init; } = [];

    [Id(7)] public required LifetimeTotals Lifetime { get; init; }

    [Id(8)] public required OutcomeCounts Outcomes { get; init; }

    /// <summary>Newest first.</summary>
    [Id(9)] public IReadOnlyList<Decision> LastDecisions { get; init; } = [];

    /// <summary>Counts every change of the account's state; 0 for an account never seen.</summary>
    [Id(10)] public long StateVersion { get; init; }

    /// <summary>What became known about its transactions later.</summary>
    [Id(11)] public AccountLabelCounts Labels { get; init; } = new(0, 0, 0, 0);
}
