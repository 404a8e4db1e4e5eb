using System.Text.Json.Serialization;
using FraudGrains.Grains.Scoring;
using FraudGrains.Training.ModelTrainer;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelEvaluator;

/// <summary>What <c>metrics.json</c> holds.</summary>
internal sealed record Evaluation
{
    /// <summary>The rows after the split, whatever they are.</summary>
    public const string LaterRows = "later-rows";

    /// <summary>Name of the way of judging.</summary>
    public required string Protocol { get; init; }

    public required SplitFacts Split { get; init; }

    public required string ModelVersion { get; init; }

    /// <summary>The model first, then the floors.</summary>
    public required ScoreMetrics[] Models { get; init; }

    /// <summary>The model's own thresholds, and what they do on the test rows.</summary>
    public required ThresholdEffect[] Thresholds { get; init; }

    /// <summary>Hyper-parameters that were tried when it was trained; left out when there was no search.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Trial[]? Search { get; init; }

    public static Evaluation Of(ScoringModel model, FeatureTable table, TimeSplit split, string protocol, SplitFacts facts)
    {
        var ranking = new JudgedRows(table, split.Test).Rank(Array.ConvertAll(split.Test, r => model.Probability(table.Row(r))));
        return new()
        {
            Protocol = protocol,
            Split = facts,
            ModelVersion = model.Manifest.Version,
            Models = Comparison.Of([("fraudgrains", model)], table, split, protocol, facts).Models,
            Thresholds =
            [
                ThresholdEffect.Of("review", model.Manifest.ReviewAtScore, ranking),
                ThresholdEffect.Of("block", model.Manifest.BlockAtScore, ranking),
            ],
        };
    }
}
