using System.Collections.Concurrent;
using FraudGrains.Accounts;

namespace FraudGrains.Grains.Courier;

/// <summary>
/// Carries a payer's calls to its payees. To a payee of this silo it is the plain call; what the log brings for payees of another silo while
/// others are on their way there goes together, as one call.
/// </summary>
internal sealed class AccountCourier(AccountReferences accounts, IAccountHomes homes, IGrainFactory grains)
{
    /// <summary>Silos written to since the last clearing: those that have gone are let go of sometime.</summary>
    private const int RoutesMax = 64;

    private readonly ConcurrentDictionary<SiloAddress, Routes> _routes = new();

    /// <summary>As <see cref="IAccountGrain.GetPayeeFeatures"/> of this payee.</summary>
    public ValueTask<PayeeFeatures[]> Look(AccountId payee, CreditLeg[] legs) => ElsewhereOf(payee, legs) is { } silo
        ? new(RoutesTo(silo).Looks.Send(new(payee, legs))!)
        : accounts.Of(payee).GetPayeeFeatures(legs);

    /// <summary>As <see cref="IAccountGrain.ApplyCredits"/> of this payee.</summary>
    public ValueTask Apply(AccountId payee, CreditLeg[] legs) => ElsewhereOf(payee, legs) is { } silo
        ? new(RoutesTo(silo).Legs.Send(new(payee, legs)))
        : accounts.Of(payee).ApplyCredits(legs);

    /// <summary>The silo that these travel to with others; null for those that go by themselves. What a client waits for does: its legs are not from the log.</summary>
    private SiloAddress? ElsewhereOf(AccountId payee, CreditLeg[] legs) => legs[0].Position is null ? null : homes.ElsewhereOf(payee);

    private Routes RoutesTo(SiloAddress silo)
    {
        if (_routes.TryGetValue(silo, out var routes))
            return routes;

        // What is under way on them comes back all the same.
        if (_routes.Count >= RoutesMax)
            _routes.Clear();
        return _routes.GetOrAdd(silo, NewRoutes);
    }

    private Routes NewRoutes(SiloAddress silo)
    {
        var desk = grains.GetGrain<IAccountDeskGrain>(silo.ToParsableString());
        return new(
            Looks: new DeskRoute(desk.Look, async request => await accounts.Of(request.Payee).GetPayeeFeatures(request.Legs)),
            Legs: new DeskRoute(desk.Apply, async request =>
            {
                await accounts.Of(request.Payee).ApplyCredits(request.Legs);
                return null;
            }));
    }

    /// <summary>Apart, so that looks do not wait for the commits of legs.</summary>
    private sealed record Routes(DeskRoute Looks, DeskRoute Legs);
}
