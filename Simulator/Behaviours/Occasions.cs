using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Behaviours;

/// <summary>What honest people do seldom and what looks like a theft when they do: the reason why no simple rule will find the thieves alone.</summary>
internal sealed class Occasions(Customers customers, Outsiders outsiders, Agenda agenda, RecentShoppers shoppers, RandomSource random)
{
    /// <summary>Everyday transactions from one occasion to the next, on average.</summary>
    private const int EverydayPerOccasion = 700;

    /// <summary>Share of the stream that occasions make, about: four times the usual share of fraud.</summary>
    public const double Share = 3.5 / EverydayPerOccasion + 0.035 * PassesOnChance;

    /// <summary>How often somebody who is paid passes most of it on within hours: the rent, a debt, an employer's errand. A mule does the same.</summary>
    private const double PassesOnChance = 0.04;

    /// <summary>Less is no occasion, in minor units.</summary>
    private const long Enough = 50_000_00;

    private const int LooksMax = 40, DormantLooksMax = 500;

    private const long MinuteMs = 60_000;

    /// <summary>Banks' daily limits, which honest people meet too, in minor units.</summary>
    private static readonly long[] Limits = [20_000_00, 50_000_00, 100_000_00, 200_000_00];

    /// <summary>Begins an occasion now and then.</summary>
    public void Consider(long nowMs)
    {
        if (!random.Chance(1.0 / EverydayPerOccasion) || agenda.IsFull)
            return;
        switch (random.Whole(5))
        {
            case 0:
                Collection(nowMs);
                break;
            case 1:
                TestThenPurchase(nowMs);
                break;
            case 2:
                Instalments(nowMs);
                break;
            case 3:
                Spree(nowMs);
                break;
            default:
                Awakening(nowMs);
                break;
        }
    }

    /// <summary>A customer is paid from outside.</summary>
    public void Paid(int customer, long atMs)
    {
        if (!random.Chance(PassesOnChance) || agenda.IsFull)
            return;
        var (at, share) = (In(atMs, 6, 600), random.Between(0.5, 1));
        if (random.Chance(0.5))
            Transfer(at, customer, Somebody(customer), share, Amounts.At(TransactionType.Transfer, random.Between(0.05, 0.99)));
        else
            agenda.Add(new(at, "", TransactionType.CashOut, customer, outsiders.Agent(random.Next(), random.Next()), share, Amounts.At(TransactionType.CashOut, random.Between(0.1, 0.999))), atMs);
    }

    /// <summary>Friends pay one of them the same amount within hours, and he pays it on: a fan-in and a mule to look at.</summary>
    private void Collection(long nowMs)
    {
        var collector = random.Whole(customers.Count);
        var each = Amounts.At(TransactionType.Transfer, random.Between(0.05, 0.6));
        for (var left = 3 + random.Whole(5); left > 0; left--)
            Transfer(In(nowMs, 0, 180), Somebody(collector), collector, 0.9, each);
        var payOn = In(nowMs, 186, 480);
        if (random.Chance(0.5))
            Transfer(payOn, collector, Somebody(collector), random.Between(0.7, 1), long.MaxValue);
        else
            agenda.Add(new(payOn, "", TransactionType.CashOut, collector, outsiders.Agent(random.Next(), random.Next()), random.Between(0.7, 1), long.MaxValue), nowMs);
    }

    /// <summary>A small payment to somebody new, to see that it arrives; then the price of the car.</summary>
    private void TestThenPurchase(long nowMs)
    {
        if (Owner() is not (var buyer and >= 0))
            return;
        var seller = Somebody(buyer);
        Transfer(nowMs, buyer, seller, 1, 100 + random.Whole(2_000));
        Transfer(In(nowMs, 2, 60), buyer, seller, random.Chance(0.2) ? 1 : random.Between(0.3, 0.95), long.MaxValue);
    }

    /// <summary>More than the limit allows at once, so it goes in pieces.</summary>
    private void Instalments(long nowMs)
    {
        if (Owner() is not (var payer and >= 0))
            return;
        var pieces = 3 + random.Whole(4);
        var limit = Limits.LastOrDefault(limit => limit * 3 <= customers.Balance(payer), Limits[0]);
        var (payee, at) = (Somebody(payer), nowMs);
        for (var left = pieces; left > 0; left--)
        {
            Transfer(at, payer, payee, 1, (long)(limit * random.Between(0.85, 1)));
            at = In(at, 1, 15);
        }
    }

    /// <summary>A customer who shopped lately shops three or four times more, where he never was, online.</summary>
    private void Spree(long nowMs)
    {
        if (shoppers.Shop(random) is not { } shop)
            return;
        var (customer, at) = (shoppers.CustomersOf(shop, random).First(), nowMs);
        for (var left = 2 + random.Whole(3); left > 0; left--)
        {
            var amount = Amounts.At(TransactionType.Payment, random.Between(0.5, 0.99));
            agenda.Add(new(at, "", TransactionType.Payment, customer, outsiders.Merchant(random.Next(), random.Next()), 0.9, amount, Device()), nowMs);
            at = In(at, 1, 90);
        }
    }

    /// <summary>A customer remembers an account of long ago and moves what is on it.</summary>
    private void Awakening(long nowMs)
    {
        for (var look = 0; look < DormantLooksMax; look++)
        {
            var customer = random.Whole(customers.Count);
            if (customers.Balance(customer) < Enough || !customers.IsDormant(customer, nowMs))
                continue;
            Transfer(nowMs, customer, Somebody(customer), random.Chance(0.4) ? 1 : random.Between(0.2, 0.9), long.MaxValue);
            return;
        }
    }

    private void Transfer(long atMs, int from, int to, double share, long minorUnitsMax) =>
        agenda.Add(new(atMs, "", TransactionType.Transfer, from, customers.Party(to), share, minorUnitsMax, Device()), atMs);

    private Actor Device() => random.Chance(0.25) ? Actor.OwnerNewlyOnline : Actor.Owner;

    private int Owner()
    {
        for (var look = 0; look < LooksMax; look++)
        {
            if (random.Whole(customers.Count) is var customer && customers.Balance(customer) >= Enough)
                return customer;
        }

        return -1;
    }

    private int Somebody(int not) => random.Whole(customers.Count) is var other && other != not ? other : (not + 1) % customers.Count;

    private long In(long fromMs, double minutesMin, double minutesMax) => fromMs + (long)(random.Between(minutesMin, minutesMax) * MinuteMs);
}
