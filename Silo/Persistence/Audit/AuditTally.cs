using FraudGrains.Accounts;
using FraudGrains.Audit;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>The totals as they are stored: counts, and amounts in minor units (decimal: room for 28 digits, exact).</summary>
internal sealed record AuditTally
{
    public long Processed { get; init; }

    public long Reviewed { get; init; }

    public long Blocked { get; init; }

    public decimal PreventedMinor { get; init; }

    /// <summary>Legs on each side: every transaction that moved has one debit and one credit of the same amount.</summary>
    public long Moved { get; init; }

    public decimal MovedMinor { get; init; }

    public long Repeats { get; init; }

    public long Degraded { get; init; }

    /// <summary>The last sequence given to an alert.</summary>
    public long AlertSequence { get; init; }

    public AuditTally Plus(in AuditEntry entry)
    {
        var isBlock = entry.Outcome == Decisions.Outcome.Block;
        return this with
        {
            Processed = Processed + 1,
            Reviewed = Reviewed + (entry.Outcome == Decisions.Outcome.Review ? 1 : 0),
            Blocked = Blocked + (isBlock ? 1 : 0),
            PreventedMinor = PreventedMinor + (isBlock ? entry.AmountMinorUnits : 0),
            Moved = Moved + (entry.HasMoved ? 1 : 0),
            MovedMinor = MovedMinor + (entry.HasMoved ? entry.AmountMinorUnits : 0),
            Degraded = Degraded + (entry.IsDegraded ? 1 : 0),
        };
    }

    public AuditTotals ToTotals() => new()
    {
        Processed = Processed,
        Reviewed = Reviewed,
        Blocked = Blocked,
        PreventedAmount = PreventedMinor / 100m,
        Lifetime = new LifetimeTotals(Moved, MovedMinor / 100m, Moved, MovedMinor / 100m),
        Repeats = Repeats,
        Degraded = Degraded,
    };
}
