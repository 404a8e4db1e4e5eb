using FraudGrains.Grains.Scoring;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelEvaluator;

/// <summary>Several models on the same test rows, the floors last.</summary>
internal sealed record Comparison
{
    /// <summary>Name of the way of judging.</summary>
    public required string Protocol { get; init; }

    public required SplitFacts Split { get; init; }

    public required ScoreMetrics[] Models { get; init; }

    /// <param name="models">Each with the name it goes by.</param>
    /// <param name="table">The rows.</param>
    /// <param name="split">Which of them judge.</param>
    /// <param name="protocol">Name of the way of judging.</param>
    /// <param name="facts">How the rows were chosen.</param>
    public static Comparison Of(IEnumerable<(string Name, ScoringModel Model)> models, FeatureTable table, TimeSplit split, string protocol, SplitFacts facts)
    {
        var test = new JudgedRows(table, split.Test);
        ScoreMetrics Judge(string name, ScoringModel model)
        {
            var scores = Array.ConvertAll(split.Test, r => model.Probability(table.Row(r)));
            return ScoreMetrics.Of(name, scores, test, facts.AlertBudget, scores);
        }

        return new()
        {
            Protocol = protocol,
            Split = facts,
            Models = [.. models.Select(m => Judge(m.Name, m.Model)), .. Floors.Judge(table, split, test, facts.AlertBudget)],
        };
    }
}
