using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelTrainer;

/// <summary>Log-loss on the validation rows, kept up tree by tree with the evaluator that serves.</summary>
internal sealed class ValidationLoss(FeatureTable table, int[] rows)
{
    private readonly double[] _rawScores = new double[rows.Length];

    /// <summary>Adds one tree and answers the mean log-loss.</summary>
    public double Add(ModelText tree)
    {
        var evaluator = new Evaluator(tree);
        var loss = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            _rawScores[i] += evaluator.RawScore(table.Row(rows[i]));
            var margin = tree.Sigmoid * (table.IsFraud(rows[i]) ? _rawScores[i] : -_rawScores[i]);
            loss += Math.Max(0, -margin) + Math.Log(1 + Math.Exp(-Math.Abs(margin)));
        }

        return loss / rows.Length;
    }
}
