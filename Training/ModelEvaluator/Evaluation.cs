using FraudGrains.Grains.Scoring;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelEvaluator;

/// <summary>What <c>metrics.json</c> holds.</summary>
internal sealed record Evaluation
{
    public required Protocol Protocol { get; init; }

    public required string ModelVersion { get; init; }

    /// <summary>The model first, then the floors.</summary>
    public required ScoreMetrics[] Models { get; init; }

    /// <summary>The model's own thresholds, and what they do on the test rows.</summary>
    public required ThresholdEffect[] Thresholds { get; init; }

    public static Evaluation Of(ScoringModel model, FeatureTable table, TimeSplit split, Protocol protocol)
    {
        var ranking = new Ranking(Array.ConvertAll(split.Test, r => model.Probability(table.Row(r))), Array.ConvertAll(split.Test, table.IsFraud));
        return new()
        {
            Protocol = protocol,
            ModelVersion = model.Manifest.Version,
            Models = Comparison.Of([("lightgbm", model)], table, split, protocol).Models,
            Thresholds =
            [
                ThresholdEffect.Of("review", model.Manifest.ReviewAtScore, ranking),
                ThresholdEffect.Of("block", model.Manifest.BlockAtScore, ranking),
            ],
        };
    }
}
