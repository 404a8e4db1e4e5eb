namespace FraudGrains.Decisions;

/// <summary>Computes a decision again from its receipt, with the model and the rules it names. Changes nothing. Stateless worker. Key: 0.</summary>
[Alias("fg.IReplayGrain")]
public interface IReplayGrain : IGrainWithIntegerKey
{
    /// <summary>Computes the decision of a receipt again.</summary>
    /// <param name="receipt">The receipt as it was published (UTF-8 JSON).</param>
    Task<ReplayAnswer> Replay(byte[] receipt);
}
