using FraudGrains.Accounts;
using FraudGrains.Audit;
using FraudGrains.Decisions;

namespace FraudGrains.Api.Tests.Fakes;

/// <summary>Made-up transactions and what was decided about them.</summary>
public static class Samples
{
    public static readonly DateTimeOffset Morning = new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);

    public const string Body =
        """{"transactionId":"t-1","occurredAt":"2026-01-05T09:30:00.000Z","type":"TRANSFER","amount":181.00,"currency":"USD","payer":"C1305486145","payee":"C553264065"}""";

    public static Decision Decision(Transaction transaction, Outcome outcome = Outcome.Review) => new()
    {
        TransactionId = transaction.TransactionId,
        Payer = transaction.Payer,
        Payee = transaction.Payee,
        OccurredAt = transaction.OccurredAt,
        DecidedAt = Morning.AddSeconds(1),
        Outcome = outcome,
        Score = 0.875,
        Mode = DecisionMode.Full,
        Reasons = [new("drains-account", "The payment takes the whole balance.", 0), new("payer.debit.1h.count", "12 payments within an hour.", 1.25)],
        ModelVersion = "m-1",
        RuleSetVersion = "r-1",
        FeatureSchemaVersion = 1,
        StateVersion = 7,
    };

    public static Alert Alert(long sequence, Outcome outcome = Outcome.Block) => new(
        sequence,
        Decision(Transaction($"t-{sequence}"), outcome),
        TransactionType.Transfer,
        181.5m,
        "USD");

    public static Transaction Transaction(string id) => new()
    {
        TransactionId = id,
        OccurredAt = Morning,
        Type = TransactionType.Transfer,
        AmountMinorUnits = 181_50,
        Currency = "USD",
        Payer = new("C1305486145"),
        Payee = new("C553264065"),
    };
}
