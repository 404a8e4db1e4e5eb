using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>What a pattern has at hand: time, victims, mules, places to cash out; and the steps it plans.</summary>
internal sealed class FraudScene(string scenario, long nowMs, Underworld world, RandomSource random, Action<PlannedStep> add)
{
    private const double AllChance = 0.35;

    private const long MinuteMs = 60_000;

    public RandomSource Random => random;

    public long NowMs => nowMs;

    /// <summary>A customer with something to steal, dormant ones as likely as busy ones, earlier victims more; -1 when none was found.</summary>
    public int Victim() => world.Victim();

    /// <summary>A customer with something to steal who hardly uses the account; -1 when none was found.</summary>
    public int DormantVictim() => world.DormantVictim(nowMs);

    public int Mule(int not) => world.Mules.Draw(not);

    /// <summary>Customers whose cards a shop has lost, at most so many, and the shop; none when nobody bought yet.</summary>
    public IReadOnlyList<int> CustomersOfABreachedShop(int customersMax) => world.CustomersOfABreachedShop(customersMax);

    public Party Merchant() => world.Outsiders.Merchant(random.Next(), random.Next());

    public long Balance(int customer) => world.Customers.Balance(customer);

    public long In(double minutesMin, double minutesMax) => nowMs + (long)(random.Between(minutesMin, minutesMax) * MinuteMs);

    /// <summary>The intruder sends money on from the victim's account.</summary>
    public void Steal(long atMs, int victim, int mule, double share, long minorUnitsMax = long.MaxValue) =>
        Transfer(atMs, victim, mule, share, minorUnitsMax, Actor.Intruder);

    /// <summary>The intruder pays a shop from the victim's account.</summary>
    public void Charge(long atMs, int victim, long minorUnits) =>
        add(new(atMs, scenario, TransactionType.Payment, victim, Merchant(), 1, minorUnits, Actor.Intruder));

    /// <summary>The owner himself sends money on: a mule, or a victim who was talked into it.</summary>
    public void PassOn(long atMs, int from, int to, double share, long minorUnitsMax = long.MaxValue) =>
        Transfer(atMs, from, to, share, minorUnitsMax, Actor.Owner);

    /// <summary>The mule takes it out in cash, 0.1 to 6 hours after the money came.</summary>
    public void CashOutAfter(long receivedMs, int mule) => add(new(
        Delayed(receivedMs), scenario, TransactionType.CashOut, mule, world.Outsiders.Agent(random.Next(), random.Next()), AllOr(0.85), long.MaxValue));

    /// <summary>0.1 to 6 hours later, sooner more often than later.</summary>
    public long Delayed(long fromMs) => fromMs + (long)((0.1 + 5.9 * Math.Pow(random.Next(), 2)) * 60 * MinuteMs);

    /// <summary>Now and then all there is, else some of it from this share on: few thieves leave nothing, as few leave much.</summary>
    public double AllOr(double shareMin) => random.Chance(AllChance) ? 1 : random.Between(shareMin, 1);

    private void Transfer(long atMs, int from, int to, double share, long minorUnitsMax, Actor by) =>
        add(new(atMs, scenario, TransactionType.Transfer, from, world.Customers.Party(to), share, minorUnitsMax, by));
}
