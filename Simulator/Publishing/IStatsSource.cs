namespace FraudGrains.Simulator.Publishing;

/// <summary>Asks the silo how far it is.</summary>
internal interface IStatsSource
{
    /// <exception cref="FailedException">No answer, or one that is no JSON; the message says what to do.</exception>
    Task<SiloStats> Read(CancellationToken cancellationToken);
}
