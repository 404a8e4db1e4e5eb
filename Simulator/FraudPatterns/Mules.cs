using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>The accounts that stolen money goes to: each serves some cases and is then replaced.</summary>
internal sealed class Mules(Customers customers, RandomSource random)
{
    /// <summary>Customers a mule in service stands for, and fewest in service.</summary>
    private const int CustomersPerMule = 250, InServiceMin = 4;

    /// <summary>Chance that a mule has served its last case; on average each serves as many as one over this.</summary>
    private const double RetiringChance = 0.4;

    /// <summary>Share of mules whose accounts were opened for it; the others are customers who lend theirs, and go on living.</summary>
    private const double OpenedForItChance = 0.25;

    private readonly int[] _inService = new int[Math.Max(InServiceMin, customers.Count / CustomersPerMule)];
    private int _used, _opened;

    /// <summary>A mule, other than this account.</summary>
    public int Draw(int not)
    {
        var place = random.Whole(_inService.Length);
        if (place >= _used)
            _inService[place = _used++] = Recruit();
        var mule = _inService[place];
        if (random.Chance(RetiringChance))
            _inService[place] = Recruit();
        return mule != not ? mule : Recruit(not);
    }

    private int Recruit(int not = -1)
    {
        while (true)
        {
            var mule = random.Chance(OpenedForItChance)
                ? customers.Count + _opened++ % (customers.All - customers.Count)
                : random.Whole(customers.Count);
            if (mule != not)
                return mule;
        }
    }
}
