using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>What a pattern has at hand: time, victims, mules, places to cash out; and the steps it plans.</summary>
internal sealed class FraudScene(string scenario, long nowMs, Customers customers, Outsiders outsiders, RandomSource random, Action<FraudStep> add)
{
    /// <summary>Less is not worth the trouble, in minor units.</summary>
    private const long WorthStealing = 50_000_00;

    /// <summary>Customers looked at for one that has enough.</summary>
    private const int LooksMax = 40;

    /// <summary>Share of mules whose accounts were opened for it; the others are customers who lend theirs.</summary>
    private const double OpenedForItChance = 0.6;

    private const long MinuteMs = 60_000;

    public RandomSource Random => random;

    public long NowMs => nowMs;

    /// <summary>A customer with something to steal, dormant ones as likely as busy ones; -1 when none was found.</summary>
    public int Victim()
    {
        for (var look = 0; look < LooksMax; look++)
        {
            var customer = random.Whole(customers.Count);
            if (customers.Balance(customer) >= WorthStealing)
                return customer;
        }

        return -1;
    }

    public int Mule(int not)
    {
        var mule = random.Chance(OpenedForItChance)
            ? customers.Count + random.Whole(customers.All - customers.Count)
            : random.Whole(customers.Count);
        return mule != not ? mule : customers.Count + random.Whole(customers.All - customers.Count);
    }

    public Party Party(int customer) => customers.Party(customer);

    public Party Merchant() => outsiders.Merchant(random.Next(), random.Next());

    public Party Agent() => outsiders.Agent(random.Next(), random.Next());

    public long Balance(int customer) => customers.Balance(customer);

    public long In(double minutesMin, double minutesMax) => nowMs + (long)(random.Between(minutesMin, minutesMax) * MinuteMs);

    /// <summary>The intruder sends money on from the victim's account.</summary>
    public void Steal(long atMs, int victim, int mule, double share, long minorUnitsMax = long.MaxValue) =>
        add(new(atMs, scenario, TransactionType.Transfer, victim, Party(mule), share, minorUnitsMax, ByIntruder: true));

    /// <summary>The intruder pays a shop from the victim's account.</summary>
    public void Charge(long atMs, int victim, long minorUnits) =>
        add(new(atMs, scenario, TransactionType.Payment, victim, Merchant(), 1, minorUnits, ByIntruder: true));

    /// <summary>The mule sends on what it has to the next one.</summary>
    public void PassOn(long atMs, int from, int to, double share) =>
        add(new(atMs, scenario, TransactionType.Transfer, from, Party(to), share, long.MaxValue, ByIntruder: false));

    /// <summary>The mule takes it out in cash, 0.1 to 6 hours after the money came.</summary>
    public void CashOutAfter(long receivedMs, int mule) =>
        add(new(Delayed(receivedMs), scenario, TransactionType.CashOut, mule, Agent(), random.Between(0.9, 1), long.MaxValue, ByIntruder: false));

    /// <summary>0.1 to 6 hours later, sooner more often than later.</summary>
    public long Delayed(long fromMs) => fromMs + (long)((0.1 + 5.9 * Math.Pow(random.Next(), 2)) * 60 * MinuteMs);
}
