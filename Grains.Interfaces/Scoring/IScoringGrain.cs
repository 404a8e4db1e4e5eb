namespace FraudGrains.Scoring;

/// <summary>Scores feature vectors with the model in force. Stateless worker, shared by all accounts of a silo. Key: 0.</summary>
[Alias("fg.IScoringGrain")]
public interface IScoringGrain : IGrainWithIntegerKey
{
    /// <summary>Scores a batch of feature vectors; all of them by one and the same model.</summary>
    ValueTask<Scores> Score([Immutable] double[][] features);
}
