using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelTrainer;

/// <summary>A forest with its thresholds and with what later traffic is compared with, all of it from the validation rows.</summary>
internal static class FinishedModel
{
    public static ScoringModel Of(string text, FeatureTable table, TimeSplit split, double alertBudget, double reviewCost)
    {
        var model = ModelText.Parse(text);
        var validation = new JudgedRows(table, split.Validation);
        var scores = ForestScores.Of(text, table, split.Validation);
        var ranking = validation.Rank(scores);
        var thresholds = Thresholds.Choose(ranking, alertBudget, reviewCost);
        return new(model, new()
        {
            Version = model.Version,
            FeatureSchemaVersion = FeatureSchema.Version,
            FeatureNames = model.FeatureNames,
            ReviewAtScore = thresholds.ReviewAtScore,
            BlockAtScore = thresholds.BlockAtScore,
            FeatureHistograms = ReferenceHistograms.OfFeatures(table, split.Validation),
            ScoreHistogram = ReferenceHistograms.OfScores(scores),
            AlertRate = ThresholdEffect.Of("review", thresholds.ReviewAtScore, ranking).AlertShare,
        });
    }
}
