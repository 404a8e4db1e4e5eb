namespace FraudGrains.Training.ModelEvaluator;

/// <summary>How well one score ranks the test rows.</summary>
/// <param name="Name">Model or floor.</param>
/// <param name="Auc">Area under the ROC curve.</param>
/// <param name="Ap">Average precision.</param>
/// <param name="RecallAtPrecision50">Most frauds caught with at least every second alert right.</param>
/// <param name="RecallAtPrecision90">Most frauds caught with at least nine of ten alerts right.</param>
/// <param name="RecallAtAlertBudget">Frauds among the best-scored <see cref="Thresholds.AlertBudget"/> of the rows, as a share of all frauds; 0 when equal scores are more than the budget.</param>
/// <param name="PrecisionAtAlertBudget">Share of those rows that are fraud.</param>
internal sealed record ScoreMetrics(
    string Name, double Auc, double Ap, double RecallAtPrecision50, double RecallAtPrecision90, double RecallAtAlertBudget, double PrecisionAtAlertBudget)
{
    public static ScoreMetrics Of(string name, Ranking ranking)
    {
        var atBudget = ranking.AtBudget(Thresholds.AlertBudget) ?? default;
        return new(
            name,
            Math.Round(ranking.Auc(), 6),
            Math.Round(ranking.AveragePrecision(), 6),
            Math.Round(ranking.RecallAtPrecision(0.5), 6),
            Math.Round(ranking.RecallAtPrecision(0.9), 6),
            Math.Round((double)atBudget.Caught / ranking.Frauds, 6),
            Math.Round(atBudget.Precision, 6));
    }
}
