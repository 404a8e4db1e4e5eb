using FraudGrains.Accounts;

namespace FraudGrains.Labels;

/// <summary>What somebody found out about a transaction. Read and written by <see cref="Wire.LabelJson"/>.</summary>
[GenerateSerializer, Immutable, Alias("fg.TransactionLabel")]
public sealed record TransactionLabel
{
    /// <summary>The transaction, as its sender named it.</summary>
    [Id(0)] public required string TransactionId { get; init; }

    [Id(1)] public required AccountId Payer { get; init; }

    [Id(2)] public required AccountId Payee { get; init; }

    /// <summary>Fraud, or genuine after all.</summary>
    [Id(3)] public required bool IsFraud { get; init; }

    /// <summary>When that became known, UTC: no feature knows it before. Of two labels of one transaction the later one counts.</summary>
    [Id(4)] public required DateTimeOffset LabelledAt { get; init; }

    /// <summary>Who says so, 1 to 64 visible ASCII characters; empty when nobody told.</summary>
    [Id(5)] public string Source { get; init; } = "";
}
