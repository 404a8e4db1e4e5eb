using System.ComponentModel;

namespace FraudGrains.Api.Decisions;

/// <summary>A transaction as clients send it; for the API's description. Read by <see cref="FraudGrains.Wire.TransactionJson"/>.</summary>
public sealed record TransactionView
{
    [Description("The sender's name for this transaction: 1 to 128 visible ASCII characters. The same id again is the same transaction.")]
    public required string TransactionId { get; init; }

    [Description("When it happens, ISO 8601, UTC, milliseconds.")]
    public required DateTimeOffset OccurredAt { get; init; }

    [Description("PAYMENT, TRANSFER, CASH_OUT, CASH_IN or DEBIT.")]
    public required string Type { get; init; }

    [Description("0 or more, below 10^13, at most 2 decimals, in major units.")]
    public required decimal Amount { get; init; }

    [Description("ISO 4217 code.")]
    public string? Currency { get; init; }

    [Description("Account that pays: 1 to 64 visible ASCII characters.")]
    public required string Payer { get; init; }

    [Description("Account that is paid: 1 to 64 visible ASCII characters.")]
    public required string Payee { get; init; }

    [Description("The payer's balance before this transaction, when known.")]
    public decimal? PayerBalanceBefore { get; init; }

    public string? Channel { get; init; }

    public string? Device { get; init; }

    public string? Country { get; init; }
}
