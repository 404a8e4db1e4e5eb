using FraudGrains.Accounts;

namespace FraudGrains.Decisions;

/// <summary>What was decided about one transaction. Written as JSON by <see cref="Wire.DecisionJson"/>.</summary>
[GenerateSerializer, Immutable, Alias("fg.Decision")]
public sealed record Decision
{
    [Id(0)] public required string TransactionId { get; init; }

    [Id(1)] public required AccountId Payer { get; init; }

    [Id(2)] public required AccountId Payee { get; init; }

    /// <summary>Event time of the transaction, UTC.</summary>
    [Id(3)] public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was decided, UTC, millisecond resolution.</summary>
    [Id(4)] public required DateTimeOffset DecidedAt { get; init; }

    [Id(5)] public required Outcome Outcome { get; init; }

    /// <summary>The model's probability of fraud, 0 to 1; 0 when <see cref="Mode"/> says that no model was asked.</summary>
    [Id(6)] public required double Score { get; init; }

    [Id(7)] public required DecisionMode Mode { get; init; }

    /// <summary>Rules first, then the features that raised the score most.</summary>
    [Id(8)] public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>Version of the model; empty when none was asked.</summary>
    [Id(9)] public string ModelVersion { get; init; } = "";

    [Id(10)] public string RuleSetVersion { get; init; } = "";

    [Id(11)] public int FeatureSchemaVersion { get; init; }

    /// <summary>Version of the payer's state that this decision made.</summary>
    [Id(12)] public long StateVersion { get; init; }
}
