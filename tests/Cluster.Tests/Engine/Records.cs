using FraudGrains.Accounts;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>Transactions and records for scenarios.</summary>
internal static class Records
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);

    public static Transaction Transaction(string id, string payer = "A", string payee = "B", decimal amount = 10, int second = 0) => new()
    {
        TransactionId = id,
        OccurredAt = Start.AddSeconds(second),
        Type = TransactionType.Transfer,
        AmountMinorUnits = (long)(amount * 100),
        Currency = "USD",
        Payer = new(payer),
        Payee = new(payee),
    };

    public static TransactionRecord At(this Transaction transaction, long offset, int partition = 0, long lowWatermark = 0) =>
        new(transaction, new LogPosition("log-1", partition, offset, lowWatermark));

    /// <summary>As it was read while the store had this number.</summary>
    public static TransactionRecord In(this TransactionRecord record, ulong store) => record with { Position = record.Position with { StandsOn = store } };
}
