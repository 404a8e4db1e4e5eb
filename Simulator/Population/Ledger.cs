using System.Globalization;
using FraudGrains.Accounts;

namespace FraudGrains.Simulator.Population;

/// <summary>Carries movements out: money moves, the transaction gets its id, nothing is paid that is not there.</summary>
internal sealed class Ledger(Customers customers, string runName)
{
    private const string Currency = "USD";

    private long _number;

    /// <summary>Transactions so far.</summary>
    public long Count => _number;

    /// <summary>Of these, fraudulent.</summary>
    public long Frauds { get; private set; }

    /// <summary>How often each type occurred, by its number.</summary>
    public long[] Types { get; } = new long[5];

    /// <summary>Carries out a customer's movement. All but cash in take the amount from the customer.</summary>
    public LabelledTransaction Move(long atMs, TransactionType type, int payer, Party payee, long minorUnits, Context context, string scenario = "")
    {
        var (payerBefore, payeeBefore) = (customers.Balance(payer), Balance(payee));
        if (type == TransactionType.CashIn)
            customers.Give(payer, minorUnits);
        else
            customers.Take(payer, minorUnits);
        if (payee.Customer >= 0)
            customers.Give(payee.Customer, minorUnits);
        var labelled = Write(atMs, type, customers.Name(payer), payerBefore, payee.Name, minorUnits, context, scenario);
        return labelled with { Balances = new(customers.Balance(payer), payeeBefore, Balance(payee)) };
    }

    /// <summary>Carries out a payment from a company outside, whose means nobody here knows.</summary>
    public LabelledTransaction PayOut(long atMs, AccountId company, int payee, long minorUnits)
    {
        var before = customers.Balance(payee);
        customers.Give(payee, minorUnits);
        var labelled = Write(atMs, TransactionType.Transfer, company, null, customers.Name(payee), minorUnits, new("file", null, null), "");
        return labelled with { Balances = new(null, before, customers.Balance(payee)) };
    }

    private long? Balance(Party party) => party.Customer >= 0 ? customers.Balance(party.Customer) : null;

    private LabelledTransaction Write(long atMs, TransactionType type, AccountId payer, long? balanceBefore, AccountId payee, long minorUnits, Context context, string scenario)
    {
        _number++;
        Types[(int)type]++;
        if (scenario.Length > 0)
            Frauds++;
        var transaction = new Transaction
        {
            TransactionId = string.Create(CultureInfo.InvariantCulture, $"sim-{runName}-{_number}"),
            OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(atMs),
            Type = type,
            AmountMinorUnits = minorUnits,
            Currency = Currency,
            Payer = payer,
            Payee = payee,
            PayerBalanceBeforeMinorUnits = balanceBefore,
            Channel = context.Channel,
            Device = context.Device,
            Country = context.Country,
        };
        return new(transaction, scenario.Length > 0, scenario);
    }
}
