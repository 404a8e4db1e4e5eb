using System.Globalization;

namespace FraudGrains.Simulator.Population;

/// <summary>How a customer acts: through what, with which device, from where. Null where it is not known.</summary>
internal readonly record struct Context(string Channel, string? Device, string? Country)
{
    /// <summary>Somebody else's telephone, a browser that forgot: what a thief looks like, too.</summary>
    private const double BorrowedDeviceChance = 0.003;

    /// <summary>Customers get a new device about so often, each on a day of his own.</summary>
    private const double DeviceDays = 600;

    /// <summary>Share of a customer's weeks spent abroad.</summary>
    private const double AwayShare = 0.02;

    private const double DayMs = 86_400_000;

    private static readonly string[] Abroad = ["US", "ES", "TR", "NG", "BR", "VN", "RO", "TH"];

    public static Context Agent(Customers customers, int customer, long atMs) => new("agent", null, Place(customers, customer, atMs));

    public static Context DirectDebit { get; } = new("direct-debit", null, null);

    /// <summary>The customer in a shop.</summary>
    public static Context Shop(Customers customers, int customer, long atMs) => new("pos", null, Place(customers, customer, atMs));

    /// <summary>The customer online, nearly always with one of two devices.</summary>
    public static Context Online(Customers customers, int customer, long atMs, RandomSource random)
    {
        var which = random.Chance(0.8) ? 0 : 1;
        var generation = (int)(atMs / DayMs / DeviceDays + customers.Trait(customer, 'U', which));
        var device = random.Chance(BorrowedDeviceChance) ? NewDevice(random) : DeviceName(customers.Trait(customer, 'D', 2 * generation + which));
        return new(random.Chance(0.75) ? "app" : "web", device, Place(customers, customer, atMs));
    }

    /// <summary>Somebody else in the customer's account: mostly a device not seen before, sometimes the customer's own, taken over.</summary>
    public static Context Intruder(Customers customers, int customer, long atMs, RandomSource random) => random.Chance(0.7)
        ? new(random.Chance(0.5) ? "app" : "web", NewDevice(random), random.Chance(0.35) ? Abroad[random.Whole(Abroad.Length)] : customers.Country(customer))
        : Online(customers, customer, atMs, random);

    /// <summary>The customer with a device not seen before.</summary>
    public static Context NewlyOnline(Customers customers, int customer, long atMs, RandomSource random) =>
        Online(customers, customer, atMs, random) with { Device = NewDevice(random) };

    private static string NewDevice(RandomSource random) => DeviceName(random.Next());

    private static string DeviceName(double where) => "d-" + ((uint)(where * uint.MaxValue)).ToString("x8", CultureInfo.InvariantCulture);

    private static string Place(Customers customers, int customer, long atMs)
    {
        var trip = customers.Trait(customer, 'W', (int)(atMs / DayMs / 7 + customers.Trait(customer, 'V')));
        return trip < AwayShare ? Abroad[(int)(trip / AwayShare * Abroad.Length)] : customers.Country(customer);
    }
}
