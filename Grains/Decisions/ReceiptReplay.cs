using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Rules;
using FraudGrains.Grains.Scoring;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Decisions;

/// <summary>Computes a decision again from its receipt. Pure: score, reasons, rules and outcome are made anew, what only was so (times, versions, chain) is taken over.</summary>
internal static class ReceiptReplay
{
    /// <summary>Why the receipt cannot be computed again by this program, as a sentence; null when it can.</summary>
    public static string? Missing(DecisionReceipt receipt, IReadOnlyList<string> featureNames, RuleSet rules)
    {
        var decision = receipt.Decision;
        if (decision.Mode == DecisionMode.Unavailable)
            return "The decision was made by amount alone, without state or model: there is nothing to compute again.";
        if (decision.FeatureSchemaVersion != FeatureSchema.Version || !featureNames.SequenceEqual(FeatureSchema.Names, StringComparer.Ordinal))
            return $"The decision was made on feature schema {decision.FeatureSchemaVersion}, and this program computes schema {FeatureSchema.Version}. Ask the version of the program that made it.";
        return decision.RuleSetVersion == rules.Version
            ? null
            : $"The decision was made by rule set {decision.RuleSetVersion}, and only {rules.Version} is at hand. Start a silo with the section Rules of that time.";
    }

    /// <summary>The receipt, computed again.</summary>
    /// <param name="receipt">The receipt as it was made.</param>
    /// <param name="rules">The rules it names.</param>
    /// <param name="model">The model it names; null when none was asked (mode rules-only).</param>
    /// <param name="contributionsMax">Most contributions told for one decision.</param>
    /// <param name="policy">The house's own thresholds.</param>
    public static byte[] Compute(DecisionReceipt receipt, RuleSet rules, ScoringModel? model, int contributionsMax, DecisionPolicyOptions policy)
    {
        var transaction = Transaction(receipt);
        var scores = model?.Score([receipt.Features], contributionsMax, policy.FlagAtScore(model.Manifest));
        var judgement = new Judgement(receipt.Features, rules.Check(transaction, receipt.Features), scores?.Probabilities[0], scores?.Contributions[0], DecisionPolicy.IsWithoutPayee(receipt.Decision));
        var thresholds = scores is null ? (1, 1) : (scores.ReviewAtScore, scores.BlockAtScore);
        var (outcome, reasons) = DecisionPolicy.Choose(transaction, judgement, thresholds, policy);
        var again = receipt with
        {
            Decision = receipt.Decision with { Outcome = outcome, Score = judgement.Probability ?? 0, Reasons = reasons },
            RuleHits = [.. judgement.Hits.Select(h => h.ReceiptCode)],
            ReceiptHash = "",
        };
        return ReceiptJson.ToUtf8(ReceiptJson.Seal(again, FeatureSchema.Names), FeatureSchema.Names);
    }

    /// <summary>The transaction as far as rules look at it: what else it told went into the features.</summary>
    private static Transaction Transaction(DecisionReceipt receipt) => new()
    {
        TransactionId = receipt.Decision.TransactionId,
        OccurredAt = receipt.Decision.OccurredAt,
        Type = receipt.Type,
        AmountMinorUnits = receipt.AmountMinorUnits,
        Currency = receipt.Currency,
        Payer = receipt.Decision.Payer,
        Payee = receipt.Decision.Payee,
    };
}
