using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Behaviours;

/// <summary>What honest customers do unprompted. Nobody pays what he has not got; now and then somebody takes out all he has, as a thief would.</summary>
internal sealed class EverydayLife(
    Customers customers, Outsiders outsiders, Acquaintances acquaintances, Ledger ledger, Amounts amounts, Occasions occasions, RecentShoppers shoppers, RandomSource random)
{
    /// <summary>Share of cash-outs and transfers that honestly empty the account: moving house, closing, a car.</summary>
    private const double FullDrainChance = 0.02;

    /// <summary>Least that is worth paying, in minor units.</summary>
    private const long WorthPaying = 1_000;

    /// <summary>Share of transfers that companies pay when customers own what they owned at first: it makes up for what they take out.</summary>
    private const double CompanyShare = 0.4;

    private readonly Payers _payers = new(customers, amounts, random);

    public LabelledTransaction Next(long atMs)
    {
        var type = TypeMix.Draw(ledger, random);
        var share = amounts.Next(type);
        var minorUnits = Amounts.At(type, share);
        return type switch
        {
            TransactionType.CashIn => CashIn(atMs, _payers.Any(atMs, type, share), minorUnits),
            TransactionType.Transfer when random.Chance(PayOutChance()) => PayOut(atMs, share, minorUnits),
            TransactionType.Transfer or TransactionType.CashOut when random.Chance(FullDrainChance) => TakeAll(atMs, type, share, minorUnits),
            _ => Spend(atMs, type, share, minorUnits),
        };
    }

    /// <summary>Poorer customers are paid more often, richer ones less: money neither runs out nor piles up.</summary>
    private double PayOutChance()
    {
        var wealth = (double)customers.Wealth / (double)customers.WealthAtFirst;
        return Math.Clamp(CompanyShare + 2 * (1 - wealth), 0.05, 0.9);
    }

    /// <summary>Those are paid who spend.</summary>
    private LabelledTransaction PayOut(long atMs, double share, long minorUnits)
    {
        var payee = _payers.Any(atMs, TransactionType.CashOut, share);
        occasions.Paid(payee, atMs);
        return ledger.PayOut(atMs, outsiders.Company(acquaintances.EmployerOf(payee)), payee, minorUnits);
    }

    private LabelledTransaction CashIn(long atMs, int customer, long minorUnits) => ledger.Move(
        atMs, TransactionType.CashIn, customer, acquaintances.Agent(customer, random), minorUnits, Context.Agent(customers, customer, atMs));

    private LabelledTransaction TakeAll(long atMs, TransactionType type, double share, long minorUnits) =>
        _payers.WhoOwnsAbout(atMs, type, share, minorUnits) is var customer and >= 0
            ? Pay(atMs, type, customer, customers.Balance(customer))
            : Spend(atMs, type, share, minorUnits);

    private LabelledTransaction Spend(long atMs, TransactionType type, double share, long minorUnits)
    {
        if (_payers.WhoCanPay(atMs, type, share, minorUnits) is var customer and >= 0)
            return Pay(atMs, type, customer, minorUnits);
        if (type == TransactionType.Transfer)
            return PayOut(atMs, share, minorUnits);
        customer = _payers.Any(atMs, type, share);
        return customers.Balance(customer) is var balance && Math.Min(balance, minorUnits) >= WorthPaying
            ? Pay(atMs, type, customer, Math.Min(minorUnits, (long)(balance * random.Between(0.2, 0.9))))
            : CashIn(atMs, customer, minorUnits);
    }

    private LabelledTransaction Pay(long atMs, TransactionType type, int customer, long minorUnits)
    {
        switch (type)
        {
            case TransactionType.CashOut:
                return ledger.Move(atMs, type, customer, acquaintances.Agent(customer, random), minorUnits, Context.Agent(customers, customer, atMs));
            case TransactionType.Debit:
                return ledger.Move(atMs, type, customer, outsiders.Biller(random.Next()), minorUnits, Context.DirectDebit);
            case TransactionType.Payment:
                var shop = acquaintances.Shop(customer, random);
                shoppers.Add(shop, customer);
                var context = random.Chance(0.6) ? Context.Shop(customers, customer, atMs) : Context.Online(customers, customer, atMs, random);
                return ledger.Move(atMs, type, customer, shop, minorUnits, context);
            default:
                return ledger.Move(atMs, type, customer, acquaintances.Payee(customer, random), minorUnits, Context.Online(customers, customer, atMs, random));
        }
    }
}
