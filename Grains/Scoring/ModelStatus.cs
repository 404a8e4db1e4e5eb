namespace FraudGrains.Grains.Scoring;

/// <summary>Whether the model answered when it was last asked. One a silo.</summary>
public sealed class ModelStatus
{
    private volatile string? _failure;

    /// <summary>Why it did not; null when it did, or was not asked yet.</summary>
    public string? Failure => _failure;

    internal void Answered() => _failure = null;

    internal void Failed(Exception why) => _failure = $"The model could not be asked: {why.GetType().Name}: {why.Message}";
}
