using FraudGrains.Accounts;

namespace FraudGrains.Simulator.Population;

/// <summary>The customers, and behind them accounts opened to be mules: names, money and habits. What belongs to a customer for good follows from the seed and its number.</summary>
/// <remarks>Numbers are in order of affluence, so that a customer whose amounts are of some size is found by search.</remarks>
internal sealed class Customers
{
    /// <summary>Customers a mule account is opened for.</summary>
    private const int CustomersPerMule = 50;

    /// <summary>Share of customers who hardly use their account for half a year.</summary>
    private const double DormantShare = 0.04;

    private const long DormantForMs = 180L * 86_400_000;

    // Names of accounts are scattered over ten digits; a prime, so that no two numbers get the same.
    private const long NameModulus = 8_999_999_993, NameStep = 3_141_592_653;

    /// <summary>What customers own at first: PaySim leaves most of them next to nothing and lets them overdraw; here a balance is a limit.</summary>
    private static readonly Quantiles FirstBalance = new((0, 500), (0.25, 300_000), (0.5, 1_200_000), (0.75, 3_500_000), (0.95, 12_000_000), (0.99, 30_000_000), (1, 90_000_000));

    private static readonly string[] Countries = ["SE", "SE", "SE", "SE", "SE", "NO", "FI", "DK", "DE", "GB"];

    private readonly ulong _seed;
    private readonly AccountId[] _names;
    private readonly long[] _balances;

    /// <summary>For each type, how often the customers up to a number do it.</summary>
    private readonly double[][] _activityUpTo;

    public Customers(int seed, int count)
    {
        _seed = RandomSource.Hash((ulong)seed, 'C');
        Count = count;
        var random = new RandomSource(_seed);
        var all = count + Math.Max(10, count / CustomersPerMule);
        _names = new AccountId[all];
        _balances = new long[all];
        _activityUpTo = [.. Enumerable.Range(0, 5).Select(_ => new double[count])];
        for (var i = 0; i < all; i++)
            _names[i] = new($"C{1_000_000_000 + (Int128)(i + 1) * NameStep % NameModulus}");
        for (var i = 0; i < count; i++)
        {
            _balances[i] = FirstBalance.MinorUnitsAt(NormalScale.ShareBelow(0.8 * Affluence(i) + 0.6 * random.Normal()));
            Wealth += _balances[i];
            var common = random.Normal();
            for (var type = 0; type < _activityUpTo.Length; type++)
                _activityUpTo[type][i] = (i == 0 ? 0 : _activityUpTo[type][i - 1]) + Activity.Count((TransactionType)type, common, random.Normal());
        }

        WealthAtFirst = Wealth;
    }

    /// <summary>Customers; the numbers above belong to mule accounts.</summary>
    public int Count { get; }

    /// <summary>Customers and mule accounts.</summary>
    public int All => _names.Length;

    /// <summary>What all of them own together, in minor units.</summary>
    public Int128 Wealth { get; private set; }

    public Int128 WealthAtFirst { get; }

    /// <summary>The customer at a place of the scale of affluence, 0 to below 1, on which everybody is as wide as he often does this.</summary>
    public int ActiveAt(TransactionType type, double place)
    {
        var upTo = _activityUpTo[(int)type];
        var found = Array.BinarySearch(upTo, place * upTo[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, Count - 1);
    }

    public AccountId Name(int customer) => _names[customer];

    public Party Party(int customer) => new(_names[customer], customer);

    public long Balance(int customer) => _balances[customer];

    /// <summary>How large the customer's amounts are among all: normal, mean 0, deviation 1.</summary>
    public double Affluence(int customer) => customer < Count ? NormalScale.At((customer + 0.5) / Count) : 0;

    /// <summary>A number from 0 to below 1 that is this customer's for good.</summary>
    public double Trait(int customer, int what, int which = 0) => RandomSource.HashUnit(_seed, ((ulong)what << 32) | (uint)customer, (ulong)which);

    /// <summary>Whether the customer hardly uses the account at present; others do half a year later.</summary>
    public bool IsDormant(int customer, long atMs) => Trait(customer, 'Z', (int)(atMs / DormantForMs)) < DormantShare;

    public string Country(int customer) => Countries[(int)(Trait(customer, 'L') * Countries.Length)];

    /// <summary>Takes money out; it must be there.</summary>
    public void Take(int customer, long minorUnits)
    {
        if (minorUnits > _balances[customer])
            throw new InvalidOperationException($"{_names[customer]} has {_balances[customer]} and cannot pay {minorUnits}.");
        _balances[customer] -= minorUnits;
        Wealth -= minorUnits;
    }

    public void Give(int customer, long minorUnits)
    {
        _balances[customer] += minorUnits;
        Wealth += minorUnits;
    }
}
