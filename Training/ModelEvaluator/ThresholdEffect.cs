namespace FraudGrains.Training.ModelEvaluator;

/// <summary>What alerting at one threshold does on the test rows.</summary>
internal sealed record ThresholdEffect(string Name, double AtScore, int Alerts, double AlertShare, double Precision, double Recall)
{
    public static ThresholdEffect Of(string name, double atScore, Ranking ranking)
    {
        var step = ranking.Steps.LastOrDefault(s => s.Score >= atScore);
        return new(name, atScore, step.Alerts, Math.Round((double)step.Alerts / ranking.Count, 6), Math.Round(step.Precision, 6), Math.Round((double)step.Caught / ranking.Frauds, 6));
    }
}
