namespace FraudGrains.Grains.Scoring.Watch;

/// <summary>A batch as it was scored.</summary>
internal readonly record struct WatchedBatch(ModelsServing Serving, double[][] Rows, double[] Probabilities);
