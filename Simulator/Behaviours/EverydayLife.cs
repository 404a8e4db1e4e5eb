using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Behaviours;

/// <summary>What honest customers do unprompted. Nobody pays what he has not got; now and then somebody takes out all he has, as a thief would.</summary>
internal sealed class EverydayLife(Customers customers, Outsiders outsiders, Acquaintances acquaintances, Ledger ledger, RandomSource random)
{
    /// <summary>Customers asked before one pays less than he meant to.</summary>
    private const int AttemptsMax = 6;

    /// <summary>Share of cash-outs and transfers that honestly empty the account: moving house, closing, a car.</summary>
    private const double FullDrainChance = 0.02;

    /// <summary>A full drain is at most so many times what was meant: the very rich do not carry their all to an agent.</summary>
    private const int FullDrainTimesMax = 5;

    /// <summary>A short customer takes all there is, else a part of it.</summary>
    private const double ShortTakesAllChance = 0.25;

    /// <summary>Least that is worth paying, in minor units.</summary>
    private const long WorthPaying = 1_000;

    /// <summary>Share of transfers that companies pay when customers own what they owned at first: it makes up for what they take out.</summary>
    private const double CompanyShare = 0.4;

    public LabelledTransaction Next(long atMs)
    {
        var type = TypeMix.Draw(ledger, random);
        return type switch
        {
            TransactionType.CashIn => CashIn(atMs, customers.DrawActive(random)),
            TransactionType.Transfer when random.Chance(PayOutChance()) => PayOut(atMs),
            _ => Spend(atMs, type),
        };
    }

    /// <summary>Poorer customers are paid more often, richer ones less: money neither runs out nor piles up.</summary>
    private double PayOutChance()
    {
        var wealth = (double)customers.Wealth / (double)customers.WealthAtFirst;
        return Math.Clamp(CompanyShare + 2 * (1 - wealth), 0.05, 0.9);
    }

    private LabelledTransaction PayOut(long atMs)
    {
        var payee = customers.DrawActive(random);
        var amount = Amounts.Draw(TransactionType.Transfer, customers.Affluence(payee), random);
        return ledger.PayOut(atMs, outsiders.Company(acquaintances.EmployerOf(payee)), payee, amount);
    }

    private LabelledTransaction CashIn(long atMs, int customer) => ledger.Move(
        atMs,
        TransactionType.CashIn,
        customer,
        acquaintances.Agent(customer, random),
        Amounts.Draw(TransactionType.CashIn, customers.Affluence(customer), random),
        Context.Agent(customers, customer));

    private LabelledTransaction Spend(long atMs, TransactionType type)
    {
        var (customer, amount) = FindPayer(type);
        if (amount > customers.Balance(customer))
            amount = Short(customers.Balance(customer));
        else if (type is TransactionType.CashOut or TransactionType.Transfer && customers.Balance(customer) <= FullDrainTimesMax * amount && random.Chance(FullDrainChance))
            amount = customers.Balance(customer);
        if (amount < WorthPaying)
            return CashIn(atMs, customer);
        var (payee, context) = type switch
        {
            TransactionType.CashOut => (acquaintances.Agent(customer, random), Context.Agent(customers, customer)),
            TransactionType.Debit => (outsiders.Biller(random.Next()), Context.DirectDebit),
            TransactionType.Payment => (acquaintances.Shop(customer, random), random.Chance(0.6) ? Context.Shop(customers, customer, random) : Context.Online(customers, customer, random)),
            _ => (acquaintances.Payee(customer, random), Context.Online(customers, customer, random)),
        };
        return ledger.Move(atMs, type, customer, payee, amount, context);
    }

    private (int Customer, long Amount) FindPayer(TransactionType type)
    {
        for (var attempt = 1; ; attempt++)
        {
            var customer = customers.DrawActive(random);
            var amount = Amounts.Draw(type, customers.Affluence(customer), random);
            if (amount <= customers.Balance(customer) || attempt == AttemptsMax)
                return (customer, amount);
        }
    }

    private long Short(long balance) => random.Chance(ShortTakesAllChance) ? balance : (long)(balance * random.Between(0.2, 0.9));
}
