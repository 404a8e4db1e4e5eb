using System.Diagnostics.CodeAnalysis;
using Orleans.Metadata;
using Orleans.Runtime.Placement;

namespace FraudGrains.Silo.Placement;

/// <summary>Says which grains are placed at home: the accounts.</summary>
internal sealed class HomePlacementResolver : IPlacementStrategyResolver
{
    private const string AccountGrainType = "account";

    private readonly HomePlacement _home = new();

    public bool TryResolvePlacementStrategy(GrainType grainType, GrainProperties? properties, [NotNullWhen(true)] out PlacementStrategy? result)
    {
        result = grainType.ToString() == AccountGrainType ? _home : null;
        return result is not null;
    }
}
