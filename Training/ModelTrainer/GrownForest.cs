namespace FraudGrains.Training.ModelTrainer;

/// <summary>A forest, cut back to the tree after which later rows gained no more.</summary>
/// <param name="Text">As LightGBM writes it.</param>
/// <param name="Trees">How many trees it kept.</param>
/// <param name="ValidationLogLoss">Log-loss of the validation rows at that tree.</param>
internal sealed record GrownForest(string Text, int Trees, double ValidationLogLoss);
