using FraudGrains.Api.Decisions;

namespace FraudGrains.Api.Accounts;

/// <summary>A page of decisions, newest first.</summary>
/// <param name="Items">The decisions.</param>
/// <param name="Next">Give it back as <c>cursor</c> for the next page; null at the end.</param>
public sealed record DecisionPageView(IReadOnlyList<DecisionView> Items, string? Next);
