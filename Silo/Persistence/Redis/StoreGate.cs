namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>Whether the store may be written to; once closed it stays closed until the silo starts again.</summary>
public sealed class StoreGate
{
    private volatile string? _closedBecause;

    /// <summary>Why nothing may be written; null when it may.</summary>
    public string? ClosedBecause => _closedBecause;

    public void Close(string why) => _closedBecause = why;
}
