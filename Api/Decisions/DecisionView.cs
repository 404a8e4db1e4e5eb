using FraudGrains.Decisions;
using FraudGrains.Wire;

namespace FraudGrains.Api.Decisions;

/// <summary>A decision inside another answer: the fields, order and spelling of <see cref="DecisionJson"/>.</summary>
public sealed record DecisionView(
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
    long StateVersion)
{
    internal static DecisionView Of(Decision decision) => new(
        decision.TransactionId,
        decision.Payer.Value,
        decision.Payee.Value,
        JsonText.Time(decision.OccurredAt),
        JsonText.Time(decision.DecidedAt),
        JsonText.Of(decision.Outcome),
        decision.Score,
        JsonText.Of(decision.Mode),
        decision.Reasons,
        decision.ModelVersion,
        decision.RuleSetVersion,
        decision.FeatureSchemaVersion,
        decision.StateVersion);
}
