using FraudGrains.Accounts;

namespace FraudGrains.Wire;

/// <summary>Refuses event times from the future at the edge: one leg dated far ahead would push everything an account knows out of its windows.</summary>
public static class TransactionTime
{
    /// <summary>How far ahead of now an event time may lie: clocks that are off and time zones that were mixed up, no more.</summary>
    public static readonly TimeSpan AheadMax = TimeSpan.FromHours(24);

    /// <summary>Whether the transaction is dated more than <see cref="AheadMax"/> after <paramref name="now"/>; then <paramref name="fault"/> says so.</summary>
    public static bool IsTooFarAhead(Transaction transaction, DateTimeOffset now, out TransactionFault fault)
    {
        var isAhead = transaction.OccurredAt > now + AheadMax;
        fault = isAhead ? new("occurredAt", $"lies more than {AheadMax.TotalHours:0} hours ahead of now") : default;
        return isAhead;
    }
}
