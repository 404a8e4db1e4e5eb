namespace FraudGrains.Training.ModelTrainer;

/// <summary>One set of hyper-parameters and what it gave on the validation rows.</summary>
/// <param name="Leaves">Most leaves of a tree.</param>
/// <param name="LearningRate">Weight of each tree.</param>
/// <param name="RowsPerLeafMin">Fewest rows in a leaf.</param>
/// <param name="FeatureShare">Share of the features that each tree may use.</param>
/// <param name="Shrinkage">Pull of a leaf's answer towards none.</param>
/// <param name="Trees">Trees kept.</param>
/// <param name="ValidationLogLoss">Where growing stopped.</param>
/// <param name="ValidationAp">Average precision there: the highest is taken.</param>
internal sealed record Trial(int Leaves, double LearningRate, int RowsPerLeafMin, double FeatureShare, double Shrinkage, int Trees, double ValidationLogLoss, double ValidationAp);
