namespace FraudGrains.Silo.Placement;

/// <summary>An account lives where its records are read.</summary>
[Serializable]
internal sealed class HomePlacement : PlacementStrategy;
