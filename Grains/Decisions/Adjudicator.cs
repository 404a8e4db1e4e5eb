using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Rules;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Velocity;
using FraudGrains.Scoring;
using Microsoft.Extensions.Options;

namespace FraudGrains.Grains.Decisions;

/// <summary>Features → rules and score → decision, for a batch of one payer's transactions in their order. Changes nothing.</summary>
internal sealed class Adjudicator(RuleSet rules, IGrainFactory grains, IOptions<DecisionPolicyOptions> policy, ModelStatus model, TimeProvider time)
{
    /// <summary>How long the model may take before the API decides without it (mode rules-only).</summary>
    internal static readonly TimeSpan ModelPatience = TimeSpan.FromMilliseconds(500);

    private readonly IScoringGrain _scoring = grains.GetGrain<IScoringGrain>(0);

    /// <summary>Judges the cases; the whole batch gets one answer of one model.</summary>
    /// <param name="state">The payer's state as of before them.</param>
    /// <param name="cases">The transactions, in order: each sees the payments before it.</param>
    /// <param name="mayDegrade">Without a model: true decides by rules alone and says so, false throws.</param>
    public async Task<(Judgement Judgement, Decision Draft)[]> Adjudicate(AccountState state, IReadOnlyList<Case> cases, bool mayDegrade)
    {
        var features = Features(state, cases);
        var scores = await Score(features, mayDegrade);
        var decided = new (Judgement, Decision)[cases.Count];
        for (var i = 0; i < decided.Length; i++)
        {
            var judgement = new Judgement(features[i], rules.Check(cases[i].Transaction, features[i]), scores?.Probabilities[i], scores?.Contributions[i], cases[i].PayeeIsUnknown);
            decided[i] = (judgement, Decide(cases[i], judgement, scores));
        }

        return decided;
    }

    private static double[][] Features(AccountState state, IReadOnlyList<Case> cases)
    {
        var account = cases.Count > 1 ? CopyFor(state.Velocity, cases) : state.Velocity;
        var features = new double[cases.Count][];
        for (var i = 0; i < features.Length; i++)
        {
            var transaction = cases[i].Transaction;
            var payee = cases[i].Payee ?? FeatureExtractor.ExtractPayee(account, state.Labels, IdentityHash.OfName(transaction.Payer.Value), transaction.OccurredAt.ToUnixTimeMilliseconds());
            features[i] = FeatureExtractor.Extract(account.Debits, account, state.Labels, payee, transaction);
            if (i + 1 == features.Length)
                break;
            var leg = new LegEvent(transaction.OccurredAt.ToUnixTimeMilliseconds(), transaction.AmountMinorUnits, IdentityHash.OfName(transaction.Payee.Value));
            account.Debits.Apply(leg);
            if (cases[i].Payee is null)
                account.Credits.Apply(leg);
        }

        return features;
    }

    /// <summary>Each payment sees those before it on a copy: the state itself changes only together with its identities.</summary>
    private static AccountVelocity CopyFor(AccountVelocity account, IReadOnlyList<Case> cases)
    {
        var copy = account.WithDebitsOfItsOwn();
        return cases.Any(c => c.Payee is null) ? copy.WithCreditsOfItsOwn() : copy;
    }

    private async Task<Scores?> Score(double[][] features, bool mayDegrade)
    {
        try
        {
            var scoring = _scoring.Score(features);
            var scores = mayDegrade ? await scoring.AsTask().WaitAsync(ModelPatience, time) : await scoring;
            model.Answered();
            return scores;
        }
        catch (Exception e)
        {
            // The decision says so: mode rules-only. What the log brought waits instead, and comes again.
            model.Failed(e);
            return mayDegrade ? null : throw new AccountUnavailableException(model.Failure!);
        }
    }

    private Decision Decide(in Case @case, in Judgement judgement, Scores? scores)
    {
        var transaction = @case.Transaction;
        var thresholds = scores is null ? (1, 1) : (scores.ReviewAtScore, scores.BlockAtScore);
        var (outcome, reasons) = DecisionPolicy.Choose(transaction, judgement, thresholds, policy.Value);
        return new Decision
        {
            TransactionId = transaction.TransactionId,
            Payer = transaction.Payer,
            Payee = transaction.Payee,
            OccurredAt = transaction.OccurredAt,
            DecidedAt = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()),
            Outcome = outcome,
            Score = judgement.Probability ?? 0,
            Mode = scores is null ? DecisionMode.RulesOnly : @case.PayeeIsUnknown ? DecisionMode.StaleState : DecisionMode.Full,
            Reasons = reasons,
            ModelVersion = scores?.ModelVersion ?? "",
            RuleSetVersion = rules.Version,
            FeatureSchemaVersion = FeatureSchema.Version,
        };
    }
}
