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
        var labels = Array.ConvertAll(split.Test, table.IsFraud);
        Ranking Rank(Func<int, double> score) => new(Array.ConvertAll(split.Test, new Converter<int, double>(score)), labels);
        var ranking = Rank(r => model.Probability(table.Row(r)));
        return new()
        {
            Protocol = protocol,
            ModelVersion = model.Manifest.Version,
            Models =
            [
                ScoreMetrics.Of("lightgbm", ranking),
                ScoreMetrics.Of("amount-only", Rank(r => Floors.ByAmount(table.Row(r)))),
                ScoreMetrics.Of("drain-rule", Rank(r => Floors.Drain(table.Row(r)))),
            ],
            Thresholds =
            [
                ThresholdEffect.Of("review", model.Manifest.ReviewAtScore, ranking),
                ThresholdEffect.Of("block", model.Manifest.BlockAtScore, ranking),
            ],
        };
    }
}
