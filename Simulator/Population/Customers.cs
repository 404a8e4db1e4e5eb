using FraudGrains.Accounts;

namespace FraudGrains.Simulator.Population;

/// <summary>The customers, and behind them accounts opened to be mules: names, money and habits. What belongs to a customer for good follows from the seed and its number.</summary>
internal sealed class Customers
{
    /// <summary>Customers a mule account is opened for.</summary>
    private const int CustomersPerMule = 500;

    /// <summary>Shape of the activity's tail: the busiest one in a hundred make about a fifth of the transactions.</summary>
    private const double ActivitySpread = 1.3;

    // Names of accounts are scattered over ten digits; a prime, so that no two numbers get the same.
    private const long NameModulus = 8_999_999_993, NameStep = 3_141_592_653;

    /// <summary>What customers own at first: PaySim leaves most of them next to nothing and lets them overdraw; here a balance is a limit.</summary>
    private static readonly Quantiles FirstBalance = new((0, 500), (0.25, 300_000), (0.5, 1_200_000), (0.75, 3_500_000), (0.95, 12_000_000), (0.99, 30_000_000), (1, 90_000_000));

    private static readonly string[] Countries = ["SE", "SE", "SE", "SE", "SE", "NO", "FI", "DK", "DE", "GB"];

    private readonly ulong _seed;
    private readonly AccountId[] _names;
    private readonly long[] _balances;
    private readonly float[] _affluence;
    private readonly WeightedChoice _activity;

    public Customers(int seed, int count)
    {
        _seed = RandomSource.Hash((ulong)seed, 'C');
        Count = count;
        var random = new RandomSource(_seed);
        var all = count + Math.Max(10, count / CustomersPerMule);
        _names = new AccountId[all];
        _balances = new long[all];
        _affluence = new float[all];
        var activity = new double[count];
        for (var i = 0; i < all; i++)
        {
            _names[i] = new($"C{1_000_000_000 + (Int128)(i + 1) * NameStep % NameModulus}");
            _affluence[i] = (float)random.Normal();
            if (i >= count)
                continue;
            activity[i] = Math.Exp(ActivitySpread * random.Normal());
            _balances[i] = FirstBalance.MinorUnitsAt(RandomSource.NormalShareBelow(0.8 * _affluence[i] + 0.6 * random.Normal()));
            Wealth += _balances[i];
        }

        WealthAtFirst = Wealth;
        _activity = new(activity);
    }

    /// <summary>Customers; the numbers above belong to mule accounts.</summary>
    public int Count { get; }

    /// <summary>Customers and mule accounts.</summary>
    public int All => _names.Length;

    /// <summary>What all of them own together, in minor units.</summary>
    public Int128 Wealth { get; private set; }

    public Int128 WealthAtFirst { get; }

    /// <summary>Draws a customer who does something now: the busy ones often.</summary>
    public int DrawActive(RandomSource random) => _activity.Draw(random);

    public AccountId Name(int customer) => _names[customer];

    public Party Party(int customer) => new(_names[customer], customer);

    public long Balance(int customer) => _balances[customer];

    /// <summary>How large the customer's amounts are among all: normal, mean 0, deviation 1.</summary>
    public double Affluence(int customer) => _affluence[customer];

    /// <summary>A number from 0 to below 1 that is this customer's for good.</summary>
    public double Trait(int customer, int what, int which = 0) => RandomSource.HashUnit(_seed, ((ulong)what << 32) | (uint)customer, (ulong)which);

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
