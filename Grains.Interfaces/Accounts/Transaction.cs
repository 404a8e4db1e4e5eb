namespace FraudGrains.Accounts;

/// <summary>One movement of money from a payer to a payee, as the topic or a client told it. Read and written by <see cref="Wire.TransactionJson"/>.</summary>
[GenerateSerializer, Immutable, Alias("fg.Transaction")]
public sealed record Transaction
{
    /// <summary>The sender's name for this transaction; two records with the same id are the same transaction. 1 to 128 visible ASCII characters.</summary>
    [Id(0)] public required string TransactionId { get; init; }

    /// <summary>When it happened (event time, UTC, millisecond resolution).</summary>
    [Id(1)] public required DateTimeOffset OccurredAt { get; init; }

    [Id(2)] public required TransactionType Type { get; init; }

    /// <summary>Amount in minor units (cents); 0 (a verification) to <see cref="AmountMinorUnitsMax"/>.</summary>
    [Id(3)] public required long AmountMinorUnits { get; init; }

    /// <summary>ISO 4217 code; empty when the sender gave none. Amounts are not converted.</summary>
    [Id(4)] public string Currency { get; init; } = "";

    [Id(5)] public required AccountId Payer { get; init; }

    [Id(6)] public required AccountId Payee { get; init; }

    /// <summary>The payer's balance before this transaction, in minor units, when the sender knows it at authorisation time.</summary>
    [Id(7)] public long? PayerBalanceBeforeMinorUnits { get; init; }

    [Id(8)] public string? Channel { get; init; }

    [Id(9)] public string? Device { get; init; }

    [Id(10)] public string? Country { get; init; }

    /// <summary>Below 10^13 in major units, so below 10^15 cents.</summary>
    public const long AmountMinorUnitsMax = 999_999_999_999_999;

    /// <summary>Longest accepted transaction id, in characters.</summary>
    public const int TransactionIdLengthMax = 128;
}
