using FraudGrains.Accounts;

namespace FraudGrains.Decisions;

/// <summary>A decision with all it rests on. Chained per account by hash. Written as JSON by <see cref="Wire.ReceiptJson"/>; a repeat has the same bytes.</summary>
[GenerateSerializer, Immutable, Alias("fg.DecisionReceipt")]
public sealed record DecisionReceipt
{
    [Id(0)] public required Decision Decision { get; init; }

    [Id(1)] public required DecisionSource Source { get; init; }

    [Id(2)] public required TransactionType Type { get; init; }

    [Id(3)] public required long AmountMinorUnits { get; init; }

    [Id(4)] public string Currency { get; init; } = "";

    /// <summary>The feature vector, in the order of the feature schema; NaN where a feature is not known.</summary>
    [Id(5)] public required double[] Features { get; init; }

    /// <summary>Codes of the rules that hit, shadow ones with the prefix "shadow:".</summary>
    [Id(6)] public IReadOnlyList<string> RuleHits { get; init; } = [];

    /// <summary>Lower-case hex SHA-256 of the payer's receipt before this one; empty for the first.</summary>
    [Id(7)] public required string PreviousReceiptHash { get; init; }

    /// <summary>Lower-case hex SHA-256 over the receipt's JSON without this field.</summary>
    [Id(8)] public string ReceiptHash { get; init; } = "";
}
