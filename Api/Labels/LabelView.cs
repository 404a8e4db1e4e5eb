using System.ComponentModel;

namespace FraudGrains.Api.Labels;

/// <summary>A label as clients send it; for the API's description. Read by <see cref="FraudGrains.Wire.LabelJson"/>.</summary>
public sealed record LabelView
{
    [Description("The transaction, as its sender named it.")]
    public required string TransactionId { get; init; }

    [Description("The account that paid.")]
    public required string Payer { get; init; }

    [Description("The account that was paid.")]
    public required string Payee { get; init; }

    [Description("Fraud, or genuine after all.")]
    public required bool IsFraud { get; init; }

    [Description("When that became known, ISO 8601, UTC. Of two labels of one transaction the later one counts.")]
    public required DateTimeOffset LabelledAt { get; init; }

    [Description("Who says so: 1 to 64 visible ASCII characters.")]
    public string? Source { get; init; }
}

/// <summary>What became of a label.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="Changed">Whether anything changed; false for a label that was known already.</param>
public sealed record LabelAnswerView(string TransactionId, bool Changed);
