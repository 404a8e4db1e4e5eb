using FraudGrains.Grains.Rules;
using FraudGrains.Scoring;

namespace FraudGrains.Grains.Decisions;

/// <summary>What rules and model said about one transaction.</summary>
/// <param name="Features">The feature vector.</param>
/// <param name="Hits">The rules that hit.</param>
/// <param name="Probability">The model's answer; null when it could not be asked.</param>
/// <param name="Contributions">What raised the score; null for an unremarkable one.</param>
/// <param name="PayeeIsUnknown">The payee's account could not be asked: its features are those of one never seen.</param>
public readonly record struct Judgement(double[] Features, IReadOnlyList<RuleHit> Hits, double? Probability, Contribution[]? Contributions, bool PayeeIsUnknown = false);
