namespace FraudGrains.Simulator.Population;

/// <summary>The latest purchases: whose cards a shop has seen.</summary>
internal sealed class RecentShoppers
{
    /// <summary>Purchases remembered: a shop that is broken into has lost some weeks' cards, not all it ever saw.</summary>
    private const int Remembered = 65_536;

    private readonly (Party Shop, int Customer)[] _purchases = new (Party, int)[Remembered];
    private long _count;

    public void Add(Party shop, int customer) => _purchases[_count++ % Remembered] = (shop, customer);

    /// <summary>A shop where somebody bought, the busy ones more often; null when nobody bought yet.</summary>
    public Party? Shop(RandomSource random) => Known is 0 ? null : _purchases[random.Whole(Known)].Shop;

    /// <summary>Customers of a shop, each once, beginning anywhere.</summary>
    public IEnumerable<int> CustomersOf(Party shop, RandomSource random)
    {
        var begin = random.Whole(Known);
        return Enumerable.Range(0, Known).Select(i => _purchases[(begin + i) % Known]).Where(p => p.Shop == shop).Select(p => p.Customer).Distinct();
    }

    private int Known => (int)Math.Min(_count, Remembered);
}
