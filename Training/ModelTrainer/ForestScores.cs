using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelTrainer;

/// <summary>Scores rows with the evaluator that serves.</summary>
internal static class ForestScores
{
    /// <returns>Probabilities, one for each of <paramref name="rows"/>.</returns>
    public static double[] Of(string text, FeatureTable table, int[] rows)
    {
        var model = ModelText.Parse(text);
        var evaluator = new Evaluator(model);
        return Array.ConvertAll(rows, r => 1 / (1 + Math.Exp(-model.Sigmoid * evaluator.RawScore(table.Row(r)))));
    }
}
