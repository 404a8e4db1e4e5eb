using FraudGrains.Decisions;

namespace FraudGrains.Api.Decisions;

/// <summary>A receipt; for the API's description. Written by <see cref="FraudGrains.Wire.ReceiptJson"/>.</summary>
public sealed record ReceiptView(
    string TransactionId,
    string Payer,
    string Payee,
    string OccurredAt,
    string DecidedAt,
    string Outcome,
    double Score,
    string Mode,
    IReadOnlyList<Reason> Reasons,
    string ModelVersion,
    string RuleSetVersion,
    int FeatureSchemaVersion,
    long StateVersion,
    string Source,
    string Type,
    decimal Amount,
    string Currency,
    IReadOnlyDictionary<string, double?> Features,
    IReadOnlyList<string> RuleHits,
    string PreviousReceiptHash,
    string ReceiptHash);
