using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Scoring;

namespace FraudGrains.Grains.Tests.Scoring;

public sealed class ScoringModelTests
{
    [Fact]
    public void A_score_is_the_sigmoid_of_the_raw_score_with_the_models_steepness()
    {
        var model = Model(sigmoid: "2", review: 0.9);

        Assert.Equal(1 / (1 + Math.Exp(-6)), model.Probability([11, 1]), 1e-15);
        Assert.Equal(1 / (1 + Math.Exp(2)), model.Probability([1, 1]), 1e-15);
    }

    [Fact]
    public void Only_rows_at_or_above_the_review_threshold_are_explained_largest_first()
    {
        var model = Model(sigmoid: "1", review: 0.9);

        var scores = model.Score([[1, 1], [11, 1]], contributionsMax: 5);

        Assert.Null(scores.Contributions[0]);
        Assert.Equal([0, 1], scores.Contributions[1]!.Select(c => c.FeatureIndex));
        Assert.Equal(3, scores.Contributions[1]!.Sum(c => c.LogOdds), 1e-9);
    }

    [Fact]
    public void No_more_contributions_are_told_than_asked_for() =>
        Assert.Equal(new Contribution(0, 1.95), Assert.Single(Model(sigmoid: "1", review: 0.9).Score([[11, 1]], contributionsMax: 1).Contributions[0]!) with { LogOdds = 1.95 });

    [Fact]
    public void A_batch_names_the_model_and_its_thresholds()
    {
        var scores = Model(sigmoid: "1", review: 0.9).Score([], contributionsMax: 5);

        Assert.Equal((0.9, 0.95, 12), (scores.ReviewAtScore, scores.BlockAtScore, scores.ModelVersion.Length));
    }

    private static ScoringModel Model(string sigmoid, double review)
    {
        var text = ModelText.Parse(HandMadeModel.Text($"binary sigmoid:{sigmoid}", "amount count", [HandMadeModel.Tree]));
        return new(text, new() { Version = text.Version, FeatureSchemaVersion = 1, FeatureNames = text.FeatureNames, ReviewAtScore = review, BlockAtScore = 0.95 });
    }
}
