using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Rules;
using FraudGrains.Scoring;

namespace FraudGrains.Grains.Tests.Decisions;

public sealed class DecisionPolicyTests
{
    private static readonly (double, double) Thresholds = (0.5, 0.9);

    [Theory]
    [InlineData(0.49, Outcome.Approve)]
    [InlineData(0.5, Outcome.Review)]
    [InlineData(0.9, Outcome.Block)]
    public void The_score_decides_at_its_thresholds(double score, Outcome outcome) =>
        Assert.Equal(outcome, Choose(Judged(score)).Outcome);

    [Fact]
    public void The_houses_own_thresholds_come_before_the_models() =>
        Assert.Equal(Outcome.Review, Choose(Judged(0.3), new() { ReviewAtScore = 0.2 }).Outcome);

    [Fact]
    public void A_rule_can_only_make_it_worse()
    {
        var review = new RuleHit("r", Outcome.Review, IsShadow: false, "text");

        Assert.Equal(Outcome.Review, Choose(Judged(0.1, review)).Outcome);
        Assert.Equal(Outcome.Block, Choose(Judged(0.95, review)).Outcome);
    }

    [Fact]
    public void A_shadow_rule_decides_nothing_and_gives_no_reason()
    {
        var (outcome, reasons) = Choose(Judged(0.1, new RuleHit("r", Outcome.Block, IsShadow: true, "text")));

        Assert.Equal(Outcome.Approve, outcome);
        Assert.Empty(reasons);
    }

    [Fact]
    public void Without_a_score_nothing_passes_that_would_look_clean()
    {
        var (outcome, reasons) = Choose(Judged(null));

        Assert.Equal(Outcome.Review, outcome);
        Assert.Equal("model-unavailable", Assert.Single(reasons).Code);
    }

    [Theory]
    [InlineData(0, Outcome.Review)]
    [InlineData(10, Outcome.Review)]
    [InlineData(10.01, Outcome.Approve)]
    public void Without_the_payee_the_amount_decides_and_the_reason_is_told_in_any_case(double reviewAtAmount, Outcome outcome)
    {
        var (chosen, reasons) = Choose(Judged(0.1) with { PayeeIsUnknown = true }, new() { ReviewWithoutPayeeAtAmount = (decimal)reviewAtAmount });

        Assert.Equal(outcome, chosen);
        Assert.Equal("payee-unavailable", Assert.Single(reasons).Code);
    }

    [Fact]
    public void Without_the_payee_a_score_that_blocks_still_blocks() =>
        Assert.Equal(Outcome.Block, Choose(Judged(0.95) with { PayeeIsUnknown = true }).Outcome);

    [Fact]
    public void Model_reasons_come_largest_first_in_the_customers_terms()
    {
        var features = new double[FeatureSchema.Count];
        var (amount, ratio) = (FeatureSchema.IndexOf("amount"), FeatureSchema.IndexOf("amount_to_mean_30d"));
        (features[amount], features[ratio]) = (310, 3.1);
        var judgement = new Judgement(features, [], 0.6, [new Contribution(amount, 0.2), new Contribution(ratio, 1.5), new Contribution(3, -1)]);

        var (_, reasons) = DecisionPolicy.Choose(Transaction(), judgement, Thresholds, new());

        Assert.Equal(["amount_to_mean_30d", "amount"], reasons.Select(r => r.Code));
        Assert.Equal("amount is 3.1 × this account's 30-day mean", reasons[0].Text);
    }

    [Fact]
    public void A_flagged_score_that_no_feature_raised_still_has_a_reason()
    {
        var (_, reasons) = Choose(Judged(0.3), new() { ReviewAtScore = 0.2 });

        Assert.Equal(("score", "the score is 0.3"), (Assert.Single(reasons).Code, reasons[0].Text));
    }

    private static (Outcome Outcome, IReadOnlyList<Reason> Reasons) Choose(Judgement judgement, DecisionPolicyOptions? options = null) =>
        DecisionPolicy.Choose(Transaction(), judgement, Thresholds, options ?? new());

    private static Judgement Judged(double? score, params RuleHit[] hits) => new(new double[FeatureSchema.Count], hits, score, null);

    private static Transaction Transaction() => new()
    {
        TransactionId = "t1",
        OccurredAt = new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.Zero),
        Type = TransactionType.Transfer,
        AmountMinorUnits = 1_000,
        Payer = new("A"),
        Payee = new("B"),
    };
}
