using System.Text.Json.Serialization;

namespace FraudGrains.Training.ModelEvaluator;

/// <summary>How well one score ranks the test rows.</summary>
internal sealed record ScoreMetrics
{
    /// <summary>Model or floor.</summary>
    public required string Name { get; init; }

    /// <summary>Area under the ROC curve.</summary>
    public required double Auc { get; init; }

    /// <summary>Average precision, also called PR-AUC.</summary>
    public required double Ap { get; init; }

    /// <summary>Most frauds caught with at least every second alert right.</summary>
    public required double RecallAtPrecision50 { get; init; }

    /// <summary>Most frauds caught with at least nine of ten alerts right.</summary>
    public required double RecallAtPrecision90 { get; init; }

    /// <summary>Frauds among the best-scored rows that the alert budget allows, as a share of all frauds; 0 when equal scores are more than the budget.</summary>
    public required double RecallAtAlertBudget { get; init; }

    /// <summary>Share of those rows that are fraud.</summary>
    public required double PrecisionAtAlertBudget { get; init; }

    /// <summary>Share of the frauds' money that is in those rows.</summary>
    public required double ValueCaughtAtAlertBudget { get; init; }

    /// <summary>The same recall for each scenario; left out when the rows tell none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SortedDictionary<string, ScenarioRecall>? RecallByScenario { get; init; }

    /// <summary>Whether the score can be read as a probability; left out where it is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Calibration? Calibration { get; init; }

    /// <param name="name">Model or floor.</param>
    /// <param name="scores">One for each row.</param>
    /// <param name="rows">The rows that judge.</param>
    /// <param name="alertBudget">Share of the rows that may alert.</param>
    /// <param name="probabilities">The score read as a probability, if it can be.</param>
    public static ScoreMetrics Of(string name, double[] scores, JudgedRows rows, double alertBudget, double[]? probabilities = null)
    {
        var ranking = rows.Rank(scores);
        var atBudget = ranking.AtBudget(alertBudget);
        var step = atBudget ?? default;
        return new()
        {
            Name = name,
            Auc = Math.Round(ranking.Auc(), 6),
            Ap = Math.Round(ranking.AveragePrecision(), 6),
            RecallAtPrecision50 = Math.Round(ranking.RecallAtPrecision(0.5), 6),
            RecallAtPrecision90 = Math.Round(ranking.RecallAtPrecision(0.9), 6),
            RecallAtAlertBudget = Math.Round((double)step.Caught / ranking.Frauds, 6),
            PrecisionAtAlertBudget = Math.Round(step.Precision, 6),
            ValueCaughtAtAlertBudget = ranking.Value > 0 ? Math.Round(step.ValueCaught / ranking.Value, 6) : 0,
            RecallByScenario = rows.RecallByScenario(scores, atBudget?.Score ?? double.PositiveInfinity),
            Calibration = probabilities is null ? null : Calibration.Of(probabilities, rows.Labels),
        };
    }
}
