namespace FraudGrains.Grains.Scoring;

/// <summary>A model folder that cannot be put in force.</summary>
public sealed class ModelFolderException(string directory, string reason, Exception? inner = null)
    : Exception($"Model folder '{directory}': {reason}. Scoring:ModelDirectory names the folder.", inner);
