using FraudGrains.Training.ModelEvaluator;

namespace FraudGrains.Training.Tests.ModelEvaluator;

public sealed class ThresholdsTests
{
    [Fact]
    public void Review_takes_the_best_half_percent_and_block_only_what_is_nine_tenths_sure()
    {
        // 10,000 rows: the best 30 are fraud, then 20 genuine; everything else scores lower.
        var scores = Enumerable.Range(0, 10_000).Select(i => 1 - (i / 10_000.0)).ToArray();
        var ranking = new Ranking(scores, [.. Enumerable.Range(0, 10_000).Select(i => i < 30)]);

        var thresholds = Thresholds.Choose(ranking);

        Assert.Equal(scores[49], thresholds.ReviewAtScore);
        Assert.Equal(scores[32], thresholds.BlockAtScore);
    }

    [Fact]
    public void Within_the_budget_review_starts_where_looking_and_missing_cost_least()
    {
        // The best 10 of 10,000 are frauds of 100 each; a look costs 5; nothing below them is fraud.
        var scores = Enumerable.Range(0, 10_000).Select(i => 1 - (i / 10_000.0)).ToArray();
        bool[] labels = [.. Enumerable.Range(0, 10_000).Select(i => i < 10)];
        var ranking = new Ranking(scores, labels, [.. Enumerable.Repeat(100.0, 10_000)]);

        Assert.Equal(scores[9], Thresholds.Choose(ranking).ReviewAtScore);
        Assert.Equal(scores[49], Thresholds.Choose(ranking, reviewCost: 0).ReviewAtScore);
        Assert.Equal(scores[4], Thresholds.Choose(ranking, alertBudget: 0.0005).ReviewAtScore);
    }

    [Fact]
    public void A_model_that_is_never_sure_blocks_nothing()
    {
        var scores = Enumerable.Range(0, 10_000).Select(i => 0.5 - (i / 20_000.0)).ToArray();
        var ranking = new Ranking(scores, [.. Enumerable.Range(0, 10_000).Select(i => i % 3 == 0)]);

        Assert.Equal(1, Thresholds.Choose(ranking).BlockAtScore);
    }

    [Fact]
    public void A_handful_of_lucky_alerts_does_not_make_a_block_threshold()
    {
        var scores = Enumerable.Range(0, 10_000).Select(i => 0.5 - (i / 20_000.0)).ToArray();
        var ranking = new Ranking(scores, [.. Enumerable.Range(0, 10_000).Select(i => i < Thresholds.BlockAlertsMin - 5)]);

        Assert.Equal(1, Thresholds.Choose(ranking).BlockAtScore);
    }
}
