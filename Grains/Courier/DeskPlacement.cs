using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace FraudGrains.Grains.Courier;

/// <summary>A desk stands in the silo that its key names; anywhere when that one is not there.</summary>
[Serializable]
internal sealed class DeskPlacement : PlacementStrategy;

/// <summary>Attaches <see cref="DeskPlacement"/> to a grain.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DeskPlacementAttribute() : PlacementAttribute(new DeskPlacement());

/// <inheritdoc cref="DeskPlacement"/>
internal sealed class DeskPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        var own = SiloAddress.FromParsableString(target.GrainIdentity.Key.ToString()!);
        return Task.FromResult(silos.Contains(own) ? own : silos[Random.Shared.Next(silos.Length)]);
    }
}
