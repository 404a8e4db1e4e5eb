using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Decisions;

/// <summary>Turns a judgement into an outcome with its reasons. Pure. The severest voice wins: a rule or a threshold can only make an outcome worse.</summary>
public static class DecisionPolicy
{
    /// <summary>Most reasons that come from the model.</summary>
    public const int ModelReasonsMax = 5;

    /// <summary>Codes of the reasons that tell what a decision had to do without; they stand beside an approval too.</summary>
    public const string WithoutModel = "model-unavailable", WithoutPayee = "payee-unavailable";

    /// <summary>Chooses the outcome.</summary>
    /// <param name="transaction">The transaction at hand.</param>
    /// <param name="judgement">What rules and model said.</param>
    /// <param name="thresholds">Review and block thresholds of the model in force.</param>
    /// <param name="options">The house's own thresholds, where it has set any.</param>
    public static (Outcome Outcome, IReadOnlyList<Reason> Reasons) Choose(
        Transaction transaction, in Judgement judgement, (double ReviewAtScore, double BlockAtScore) thresholds, DecisionPolicyOptions options)
    {
        var outcome = Outcome.Approve;
        var reasons = new List<Reason>();
        foreach (var hit in judgement.Hits.Where(h => !h.IsShadow))
        {
            outcome = Worse(outcome, hit.Action);
            reasons.Add(new Reason(hit.Code, hit.Text, 0));
        }

        if (judgement.Probability is { } score)
        {
            var ofScore = OfScore(score, options.ReviewAtScore ?? thresholds.ReviewAtScore, options.BlockAtScore ?? thresholds.BlockAtScore);
            outcome = Worse(outcome, ofScore);
            if (ofScore != Outcome.Approve)
                reasons.AddRange(ModelReasons.Of(judgement, score));
        }
        else
        {
            outcome = Worse(outcome, ByAmount(transaction, options.ReviewWithoutScoreAtAmount));
            reasons.Add(new Reason(WithoutModel, "the model could not be asked", 0));
        }

        if (judgement.PayeeIsUnknown)
        {
            outcome = Worse(outcome, ByAmount(transaction, options.ReviewWithoutPayeeAtAmount));
            reasons.Add(new Reason(WithoutPayee, "the payee's account could not be asked", 0));
        }

        return (outcome, reasons);
    }

    /// <summary>Whether a decision was made without its payee's account.</summary>
    public static bool IsWithoutPayee(Decision decision) => decision.Reasons.Any(r => r.Code == WithoutPayee);

    private static Outcome ByAmount(Transaction transaction, decimal reviewAtAmount) =>
        Money.ToMajor(transaction.AmountMinorUnits) >= reviewAtAmount ? Outcome.Review : Outcome.Approve;

    private static Outcome OfScore(double score, double reviewAt, double blockAt) =>
        score >= blockAt ? Outcome.Block : score >= reviewAt ? Outcome.Review : Outcome.Approve;

    private static Outcome Worse(Outcome one, Outcome other) => (Outcome)Math.Max((int)one, (int)other);
}
