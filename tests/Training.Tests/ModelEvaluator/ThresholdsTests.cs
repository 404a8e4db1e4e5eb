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
