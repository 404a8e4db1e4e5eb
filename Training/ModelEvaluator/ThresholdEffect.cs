namespace FraudGrains.Training.ModelEvaluator;

/// <summary>What alerting at one threshold does on the test rows.</summary>
/// <param name="Name">The threshold.</param>
/// <param name="AtScore">Rows at or above it alert.</param>
/// <param name="Alerts">How many do.</param>
/// <param name="AlertShare">As a share of all rows.</param>
/// <param name="Precision">Share of the alerts that are fraud.</param>
/// <param name="Recall">Share of the frauds that alert.</param>
/// <param name="ValueCaught">Share of the frauds' money that alerts.</param>
internal sealed record ThresholdEffect(string Name, double AtScore, int Alerts, double AlertShare, double Precision, double Recall, double ValueCaught)
{
    public static ThresholdEffect Of(string name, double atScore, Ranking ranking)
    {
        var step = ranking.Steps.LastOrDefault(s => s.Score >= atScore);
        return new(
            name,
            atScore,
            step.Alerts,
            Math.Round((double)step.Alerts / ranking.Count, 6),
            Math.Round(step.Precision, 6),
            Math.Round((double)step.Caught / ranking.Frauds, 6),
            ranking.Value > 0 ? Math.Round(step.ValueCaught / ranking.Value, 6) : 0);
    }
}
