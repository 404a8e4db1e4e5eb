namespace FraudGrains.Grains.Catalog;

/// <summary>How this silo stands to the choice of the cluster.</summary>
public sealed class CatalogStatus
{
    private volatile string? _problem;

    /// <summary>What keeps this silo from following the choice; null when nothing does.</summary>
    public string? Problem
    {
        get => _problem;
        internal set => _problem = value;
    }
}
