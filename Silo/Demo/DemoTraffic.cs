using FraudGrains.Accounts;

namespace FraudGrains.Silo.Demo;

/// <summary>
/// Made-up traffic for a page that would otherwise be empty: people at their shops and with their friends, and now and then a customer whose
/// account is emptied through a mule. The same seed gives the same traffic; ids begin with the run's name, so that no two runs share one.
/// </summary>
internal sealed class DemoTraffic(int seed, string run)
{
    private const int Customers = 2_000;
    private const int Merchants = 300;
    private const int Agents = 40;
    private const int Mules = 60;
    private const int FriendsPerCustomer = 3;

    /// <summary>How often a transaction begins a fraud: about one in a thousand, as in published card data.</summary>
    private const double FraudShare = 0.001;

    private readonly Random _random = new(seed);
    private readonly Queue<(TransactionType Type, string Payer, string Payee, long Minor)> _fraud = new();
    private long _next;

    /// <summary>The next transaction, happening at <paramref name="now"/>.</summary>
    public Transaction Next(DateTimeOffset now)
    {
        if (_fraud.Count == 0 && _random.NextDouble() < FraudShare)
            BeginFraud();

        // A fraud runs beside the ordinary traffic, not instead of it.
        var (type, payer, payee, minor) = _fraud.Count > 0 && _random.Next(3) == 0 ? _fraud.Dequeue() : Ordinary();
        return new()
        {
            TransactionId = $"demo-{run}-{_next++}",
            OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            Type = type,
            AmountMinorUnits = minor,
            Currency = "USD",
            Payer = new(payer),
            Payee = new(payee),
            Channel = "app",
        };
    }

    private (TransactionType Type, string Payer, string Payee, long Minor) Ordinary()
    {
        var customer = _random.Next(Customers);
        return _random.Next(10) switch
        {
            < 7 => (TransactionType.Payment, Customer(customer), $"M{Popular(Merchants)}", Amount(35)),
            < 9 => (TransactionType.Transfer, Customer(customer), Friend(customer), Amount(60)),
            _ => (TransactionType.CashOut, Customer(customer), $"A{_random.Next(Agents)}", Amount(120)),
        };
    }

    private void BeginFraud()
    {
        var (victim, mule) = (Customer(_random.Next(Customers)), $"C9{_random.Next(Mules):0000}");
        long taken = 0;
        for (var left = _random.Next(5, 12); left > 0; left--)
        {
            var minor = Amount(1_500);
            taken += minor;
            _fraud.Enqueue((TransactionType.Transfer, victim, mule, minor));
        }

        _fraud.Enqueue((TransactionType.CashOut, mule, $"A{_random.Next(Agents)}", taken * 9 / 10));
    }

    private static string Customer(int number) => $"C1{number:0000}";

    private string Friend(int customer) => Customer((customer * 31 + 7 + _random.Next(FriendsPerCustomer) * 613) % Customers);

    // A few shops take most of the payments.
    private int Popular(int count) => (int)(count * Math.Pow(_random.NextDouble(), 2.5));

    // Log-normal around the typical amount: many small, few large.
    private long Amount(double typicalMajor)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return Math.Max(1, (long)(typicalMajor * 100 * Math.Exp(0.8 * normal)));
    }
}
