using FraudGrains.Training.ModelEvaluator;

namespace FraudGrains.Training.Tests.ModelEvaluator;

public sealed class RankingTests
{
    // Frauds at .9, .8 and .6; genuine at .8, .7 and .1.
    private static readonly Ranking Tied = new([0.9, 0.8, 0.8, 0.7, 0.6, 0.1], [true, false, true, false, true, false]);

    [Fact]
    public void Auc_counts_every_pair_and_a_tie_as_half() => Assert.Equal((3 + 2.5 + 1) / 9, Tied.Auc(), 1e-12);

    [Fact]
    public void Average_precision_takes_equals_together() => Assert.Equal((1 + (2 / 3.0) + (3 / 5.0)) / 3, Tied.AveragePrecision(), 1e-12);

    [Fact]
    public void The_order_among_equals_changes_nothing()
    {
        var other = new Ranking([0.1, 0.6, 0.7, 0.8, 0.8, 0.9], [false, true, false, true, false, true]);

        Assert.Equal((Tied.Auc(), Tied.AveragePrecision()), (other.Auc(), other.AveragePrecision()));
    }

    [Fact]
    public void A_score_that_says_the_same_of_all_is_worth_the_base_rate()
    {
        var blind = new Ranking([1, 1, 1, 1], [true, false, false, false]);

        Assert.Equal((0.5, 0.25), (blind.Auc(), blind.AveragePrecision()));
    }

    [Theory]
    [InlineData(1.0, 1 / 3.0)]
    [InlineData(0.65, 2 / 3.0)]
    [InlineData(0.6, 1)]
    public void Recall_at_a_precision_is_the_most_that_keeps_to_it(double precision, double recall) =>
        Assert.Equal(recall, Tied.RecallAtPrecision(precision), 1e-12);

    [Fact]
    public void A_precision_that_nothing_reaches_has_no_recall() =>
        Assert.Equal(0, new Ranking([0.9, 0.1], [false, true]).RecallAtPrecision(0.9));

    [Theory]
    [InlineData(0.1, null)]
    [InlineData(0.2, 0.9)]
    [InlineData(0.4, 0.9)]
    [InlineData(0.5, 0.8)]
    [InlineData(1.0, 0.1)]
    public void The_alert_budget_is_never_overdrawn_by_equals(double share, double? score) => Assert.Equal(score, Tied.AtBudget(share)?.Score);
}
