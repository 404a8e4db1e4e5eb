using FraudGrains.Accounts;
using FraudGrains.Api.Decisions;
using FraudGrains.Decisions;
using FraudGrains.Wire;

namespace FraudGrains.Api.Accounts;

/// <summary>An account's risk as JSON.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="AsOf">Event time of its newest event; null for an account never seen.</param>
/// <param name="Score">Highest score (0 to 1) of its decisions as payer in the 24 h before <paramref name="AsOf"/>.</param>
/// <param name="Status">normal, review, blocked, or unknown for an account never seen.</param>
/// <param name="Reasons">Why <paramref name="Score"/> is what it is.</param>
/// <param name="Velocity">What it paid and received, by window.</param>
/// <param name="Lifetime">Every leg ever applied, each once; amounts in major units.</param>
/// <param name="Outcomes">How often each outcome was decided for it as payer.</param>
/// <param name="LastDecisions">Newest first.</param>
/// <param name="Holds">Holds in force.</param>
/// <param name="Labels">What became known later about the transactions whose labels are kept.</param>
/// <param name="StateVersion">Counts the changes of its state; 0 for an account never seen.</param>
public sealed record AccountView(
    string AccountId,
    string? AsOf,
    double Score,
    string Status,
    IReadOnlyList<Reason> Reasons,
    AccountVelocity Velocity,
    LifetimeTotals Lifetime,
    OutcomeCounts Outcomes,
    IReadOnlyList<DecisionView> LastDecisions,
    IReadOnlyList<string> Holds,
    long StateVersion,
    AccountLabelCounts Labels)
{
    internal static AccountView Of(AccountRisk risk) => new(
        risk.AccountId.Value,
        risk.AsOf is { } asOf ? JsonText.Time(asOf) : null,
        risk.Score,
        risk.Status,
        risk.Reasons,
        new(VelocityFigures.ByWindow(risk.Debits), VelocityFigures.ByWindow(risk.Credits)),
        risk.Lifetime,
        risk.Outcomes,
        [.. risk.LastDecisions.Select(DecisionView.Of)],
        [],
        risk.StateVersion,
        risk.Labels);
}

/// <summary>Both legs, window by window.</summary>
public sealed record AccountVelocity(IReadOnlyDictionary<string, VelocityFigures> Debit, IReadOnlyDictionary<string, VelocityFigures> Credit);
