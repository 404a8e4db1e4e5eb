using Orleans.Runtime.Placement;

namespace FraudGrains.Silo.Placement;

/// <summary>Places an account at home; anywhere while homes are not known yet.</summary>
internal sealed class HomePlacementDirector(AccountHomes homes) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        var home = homes.HomeOf(target.GrainIdentity.Key.ToString()!, silos);
        return Task.FromResult(home ?? silos[Random.Shared.Next(silos.Length)]);
    }
}
