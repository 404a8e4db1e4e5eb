using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelEvaluator;

/// <summary>What anyone gets without a model. A model that does not beat these has learned nothing.</summary>
internal static class Floors
{
    public const string AmountOnly = "amount-only", DrainRule = "drain-rule";

    /// <summary>Judges them on the test rows; as probabilities they are what the validation rows make of them.</summary>
    public static ScoreMetrics[] Judge(FeatureTable table, TimeSplit split, JudgedRows test, double alertBudget)
    {
        var validation = new JudgedRows(table, split.Validation);
        return [Of(AmountOnly, validation.ByAmount, test.ByAmount), Of(DrainRule, validation.ByDrain, test.ByDrain)];

        ScoreMetrics Of(string name, double[] before, double[] scores) =>
            ScoreMetrics.Of(name, scores, test, alertBudget, Array.ConvertAll(scores, new BinnedRate(before, validation.Labels).Of));
    }
}
