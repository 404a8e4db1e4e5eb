namespace FraudGrains.Simulator.Population;

/// <summary>How a customer acts: through what, with which device, from where. Null where it is not known.</summary>
internal readonly record struct Context(string Channel, string? Device, string? Country)
{
    // A new telephone and a journey: what a thief looks like, too.
    private const double NewDeviceChance = 0.004, AbroadChance = 0.01;

    private static readonly string[] Abroad = ["US", "ES", "TR", "NG", "BR", "VN", "RO", "TH"];

    public static Context Agent(Customers customers, int customer) => new("agent", null, customers.Country(customer));

    public static Context DirectDebit { get; } = new("direct-debit", null, null);

    /// <summary>The customer in a shop, mostly at home.</summary>
    public static Context Shop(Customers customers, int customer, RandomSource random) => new("pos", null, Place(customers, customer, random, AbroadChance));

    /// <summary>The customer online, nearly always with one of two devices.</summary>
    public static Context Online(Customers customers, int customer, RandomSource random)
    {
        var device = random.Chance(NewDeviceChance) ? NewDevice(random) : DeviceName(customers.Trait(customer, 'D', random.Chance(0.8) ? 0 : 1));
        return new(random.Chance(0.75) ? "app" : "web", device, Place(customers, customer, random, AbroadChance));
    }

    /// <summary>Somebody else in the customer's account: mostly a device not seen before, sometimes the customer's own, taken over or talked into it.</summary>
    public static Context Intruder(Customers customers, int customer, RandomSource random) => random.Chance(0.7)
        ? new(random.Chance(0.5) ? "app" : "web", NewDevice(random), Place(customers, customer, random, 0.35))
        : Online(customers, customer, random);

    private static string NewDevice(RandomSource random) => DeviceName(random.Next());

    private static string DeviceName(double where) => $"d-{(uint)(where * uint.MaxValue):x8}";

    private static string Place(Customers customers, int customer, RandomSource random, double abroadChance) =>
        random.Chance(abroadChance) ? Abroad[random.Whole(Abroad.Length)] : customers.Country(customer);
}
