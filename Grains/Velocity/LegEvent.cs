namespace FraudGrains.Grains.Velocity;

/// <summary>One leg as velocity sees it. Ordered by time, then amount, then counterparty: equal legs are interchangeable, so any order of arrival gives the same log.</summary>
/// <param name="TimeMs">Event time, milliseconds since 1970-01-01 UTC.</param>
/// <param name="AmountMinorUnits">Amount in minor units.</param>
/// <param name="Counterparty">Hash of the other account's id (<see cref="IdentityHash"/>).</param>
public readonly record struct LegEvent(long TimeMs, long AmountMinorUnits, ulong Counterparty) : IComparable<LegEvent>
{
    public int CompareTo(LegEvent other)
    {
        var byTime = TimeMs.CompareTo(other.TimeMs);
        if (byTime != 0)
            return byTime;
        var byAmount = AmountMinorUnits.CompareTo(other.AmountMinorUnits);
        return byAmount != 0 ? byAmount : Counterparty.CompareTo(other.Counterparty);
    }

    public static bool operator <(LegEvent left, LegEvent right) => left.CompareTo(right) < 0;

    public static bool operator >(LegEvent left, LegEvent right) => left.CompareTo(right) > 0;

    public static bool operator <=(LegEvent left, LegEvent right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LegEvent left, LegEvent right) => left.CompareTo(right) >= 0;
}
