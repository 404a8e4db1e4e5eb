using FraudGrains.Accounts;

namespace FraudGrains.Audit;

/// <summary>Totals of the audit store: every transaction counted once, however often it was published.</summary>
[GenerateSerializer, Immutable, Alias("fg.AuditTotals")]
public sealed record AuditTotals
{
    /// <summary>Decided transactions.</summary>
    [Id(0)] public long Processed { get; init; }

    /// <summary>Of these: outcome review.</summary>
    [Id(1)] public long Reviewed { get; init; }

    /// <summary>Of these: outcome block.</summary>
    [Id(2)] public long Blocked { get; init; }

    /// <summary>Amounts of the blocked transactions together, in major units.</summary>
    [Id(3)] public decimal PreventedAmount { get; init; }

    /// <summary>Legs applied: a blocked authorisation asked over the API moved nothing.</summary>
    [Id(4)] public LifetimeTotals Lifetime { get; init; } = new(0, 0, 0, 0);

    /// <summary>Receipts published a second time (redelivery after a crash), recognised and not counted again.</summary>
    [Id(5)] public long Repeats { get; init; }

    /// <summary>Decisions in a mode other than full.</summary>
    [Id(6)] public long Degraded { get; init; }
}
