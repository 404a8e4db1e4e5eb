using FraudGrains.Grains.Scoring;
using FraudGrains.Training.ModelCard;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.ModelTrainer;

namespace FraudGrains.Training.Commands;

/// <summary>The folder that a trained model goes to.</summary>
/// <param name="Folder">Its path.</param>
/// <param name="Note">Words for the card.</param>
internal sealed record ModelOutput(string Folder, string Note)
{
    /// <summary>Writes model, figures, card and picture.</summary>
    public void Write(GrownForest forest, TrainerOptions options, ScoringModel model, Evaluation evaluation, JudgedRows test, double[] scores)
    {
        ModelFolder.Write(Folder, forest.Text, model.Manifest);
        EvaluationFile.Write(Folder, evaluation);
        File.WriteAllText(Path.Combine(Folder, CardText.File), CardText.Of(evaluation, options, forest.Trees, Note));
        PrCurve.Write(Folder, $"Precision over recall of model {model.Manifest.Version}", [("fraudgrains", test.Rank(scores)), (Floors.AmountOnly, test.Rank(test.ByAmount)), (Floors.DrainRule, test.Rank(test.ByDrain))]);
    }
}
