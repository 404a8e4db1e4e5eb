using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>What thieves know: who has something, whom it worked with before, which shop leaks, who lends his account.</summary>
internal sealed class Underworld(Customers customers, Outsiders outsiders, RecentShoppers shoppers, RandomSource random)
{
    /// <summary>Less is not worth the trouble, in minor units.</summary>
    private const long WorthStealing = 50_000_00;

    /// <summary>Customers looked at for one who has enough.</summary>
    private const int LooksMax = 40, DormantLooksMax = 1_000;

    /// <summary>Earlier victims remembered, and how often one of them is tried again.</summary>
    private const int VictimsRemembered = 128;

    private const double RepeatChance = 0.1;

    /// <summary>How often the shop that leaks is the one that leaked last time.</summary>
    private const double SameShopChance = 0.75;

    private readonly int[] _victims = new int[VictimsRemembered];
    private long _victimCount;
    private Party? _breached;

    public Customers Customers => customers;

    public Outsiders Outsiders => outsiders;

    public Mules Mules { get; } = new(customers, random);

    public int Victim()
    {
        for (var look = 0; look < LooksMax; look++)
        {
            var customer = _victimCount > 0 && random.Chance(RepeatChance)
                ? _victims[random.Whole((int)Math.Min(_victimCount, VictimsRemembered))]
                : random.Whole(customers.Count);
            if (customers.Balance(customer) >= WorthStealing)
                return Remember(customer);
        }

        return -1;
    }

    public int DormantVictim(long nowMs)
    {
        for (var look = 0; look < DormantLooksMax; look++)
        {
            var customer = random.Whole(customers.Count);
            if (customers.Balance(customer) >= WorthStealing && customers.IsDormant(customer, nowMs))
                return Remember(customer);
        }

        return -1;
    }

    public IReadOnlyList<int> CustomersOfABreachedShop(int customersMax)
    {
        if (_breached is null || !random.Chance(SameShopChance))
            _breached = shoppers.Shop(random);
        return _breached is { } shop ? [.. shoppers.CustomersOf(shop, random).Take(customersMax)] : [];
    }

    private int Remember(int victim)
    {
        _victims[_victimCount++ % VictimsRemembered] = victim;
        return victim;
    }
}
