namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>The silos that write to one account store.</summary>
public interface IStoreSharers
{
    /// <summary>This silo.</summary>
    SiloAddress Own { get; }

    /// <summary>The others that may be alive, as far as this one knows.</summary>
    IReadOnlyList<SiloAddress> Others();
}
