namespace FraudGrains.Training.ModelEvaluator;

/// <summary>Of one scenario's frauds, how many were caught.</summary>
internal sealed record ScenarioRecall(int Frauds, int Caught, double Recall);
