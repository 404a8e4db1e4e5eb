using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Behaviours;

/// <summary>Finds the customer an amount fits: of his size, active, awake, and with enough on the account.</summary>
internal sealed class Payers(Customers customers, Amounts amounts, RandomSource random)
{
    /// <summary>Customers looked at for one who can pay.</summary>
    private const int LooksMax = 32;

    /// <summary>A balance up to so many times larger or smaller is about the amount.</summary>
    private const double AboutTimes = 1.5;

    /// <summary>How seldom a dormant customer stirs, against others.</summary>
    private const double StirringChance = 0.01;

    /// <summary>A customer whose amount this is, whatever he owns.</summary>
    /// <param name="atMs">When.</param>
    /// <param name="type">By whose activity of which type.</param>
    /// <param name="share">The amount's share.</param>
    public int Any(long atMs, TransactionType type, double share)
    {
        for (var look = 1; ; look++)
        {
            var customer = customers.ActiveAt(type, amounts.PlaceOfCustomer(share));
            if (look == LooksMax || !customers.IsDormant(customer, atMs) || random.Chance(StirringChance))
                return customer;
        }
    }

    /// <summary>A customer who can pay the amount; -1 when none was found.</summary>
    public int WhoCanPay(long atMs, TransactionType type, double share, long minorUnits) =>
        Find(atMs, type, share, balance => balance >= minorUnits);

    /// <summary>A customer who owns about the amount; -1 when none was found.</summary>
    public int WhoOwnsAbout(long atMs, TransactionType type, double share, long minorUnits) =>
        Find(atMs, type, share, balance => balance >= minorUnits / AboutTimes && balance <= minorUnits * AboutTimes);

    private int Find(long atMs, TransactionType type, double share, Func<long, bool> fits)
    {
        for (var look = 0; look < LooksMax; look++)
        {
            var customer = Any(atMs, type, share);
            if (fits(customers.Balance(customer)))
                return customer;
        }

        return -1;
    }
}
