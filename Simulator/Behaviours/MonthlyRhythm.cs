using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Behaviours;

/// <summary>What comes every month on the customer's day: the salary, a bill, a direct debit; always the same amount.</summary>
/// <remarks>One day is planned at a time; its plan has at most about a twentieth of the customers.</remarks>
internal sealed class MonthlyRhythm
{
    private const long DayMs = 86_400_000;

    /// <summary>Days of the month that something can fall on: every month has them.</summary>
    private const int Days = 28;

    private const double SalaryShare = 0.6, BillShare = 1.0, DebitShare = 0.3;

    /// <summary>Most of the whole stream that rhythms may be; with fewer transactions, fewer customers have them.</summary>
    private const double ShareMax = 0.15;

    private readonly Customers _customers;
    private readonly Outsiders _outsiders;
    private readonly Acquaintances _acquaintances;
    private readonly Ledger _ledger;
    private readonly Occasions _occasions;
    private readonly DayProfile _profile;
    private readonly RandomSource _random;
    private readonly double _having;

    /// <summary>For each kind, every customer's rank among the amounts, -1 for one who has none; and how many have one.</summary>
    private readonly int[][] _ranks;

    private readonly int[] _counts;

    private readonly PriorityQueue<(int Customer, Kind Kind), (double AtMs, int Number)> _plan = new();
    private long _plannedUntilMs;

    public MonthlyRhythm(Customers customers, Outsiders outsiders, Acquaintances acquaintances, Ledger ledger, Occasions occasions, DayProfile profile, GeneratorOptions options, RandomSource random)
    {
        (_customers, _outsiders, _acquaintances, _ledger, _occasions, _profile, _random) = (customers, outsiders, acquaintances, ledger, occasions, profile, random);
        var perSecond = customers.Count * (SalaryShare + BillShare + DebitShare) / (Days + 2) / 86_400;
        _having = Math.Min(1, ShareMax * options.RatePerSecond / perSecond);
        RatePerSecond = perSecond * _having;
        var startMs = options.Start.ToUnixTimeMilliseconds();
        _plannedUntilMs = startMs - startMs % DayMs;
        _ranks = [.. Enum.GetValues<Kind>().Select(Ranks)];
        _counts = Array.ConvertAll(_ranks, ranks => ranks.Max() + 1);
        PlanUntil(startMs, startMs);
    }

    private enum Kind
    {
        Salary,
        Bill,
        Debit,
    }

    /// <summary>How many it makes a second, on average.</summary>
    public double RatePerSecond { get; }

    /// <summary>When the next one is due, in milliseconds; plans as far ahead as <paramref name="horizonMs"/>.</summary>
    public double NextAt(double horizonMs)
    {
        PlanUntil(horizonMs, 0);
        return _plan.TryPeek(out _, out var when) ? when.AtMs : double.PositiveInfinity;
    }

    /// <summary>Carries the next one out; null when there is not enough to pay it.</summary>
    public LabelledTransaction? Next()
    {
        _plan.TryDequeue(out var due, out var when);
        var (customer, atMs) = (due.Customer, (long)when.AtMs);
        var type = due.Kind switch { Kind.Salary => TransactionType.Transfer, Kind.Bill => TransactionType.Payment, _ => TransactionType.Debit };
        var amount = Amounts.At(type, (_ranks[(int)due.Kind][customer] + 0.5) / _counts[(int)due.Kind]);
        if (due.Kind == Kind.Salary)
        {
            _occasions.Paid(customer, atMs);
            return _ledger.PayOut(atMs, _outsiders.Company(_acquaintances.EmployerOf(customer)), customer, amount);
        }

        if (amount > _customers.Balance(customer))
            return null;
        return _ledger.Move(atMs, type, customer, _outsiders.Biller(_customers.Trait(customer, 'I', (int)due.Kind)), amount, Context.DirectDebit);
    }

    /// <summary>Ranks the customers by what they would pay, so that all together have the type's amounts, however few there are.</summary>
    private int[] Ranks(Kind kind)
    {
        var having = Enumerable.Range(0, _customers.Count).Where(customer => Has(customer, kind)).ToArray();
        var levels = Array.ConvertAll(having, customer =>
            Amounts.LevelOf(_customers.Affluence(customer), NormalScale.At(Math.Max(1e-9, _customers.Trait(customer, 'S', (int)kind)))));
        Array.Sort(levels, having);
        var ranks = new int[_customers.Count];
        Array.Fill(ranks, -1);
        for (var rank = 0; rank < having.Length; rank++)
            ranks[having[rank]] = rank;
        return ranks;
    }

    /// <summary>Day of the month, 1 to 28: neighbours in rank share no day, so that every day has all amounts, too.</summary>
    private static int DayOf(int rank, Kind kind) => 1 + (int)(((ulong)rank + RandomSource.Hash((ulong)kind, (ulong)(rank / Days)) % Days) % Days);

    private bool Has(int customer, Kind kind) =>
        _customers.Trait(customer, 'P', (int)kind) < kind switch { Kind.Salary => SalaryShare, Kind.Bill => BillShare, _ => DebitShare };

    private void PlanUntil(double horizonMs, double notBeforeMs)
    {
        while (_plannedUntilMs <= horizonMs)
        {
            var day = DateTimeOffset.FromUnixTimeMilliseconds(_plannedUntilMs).Day;
            for (var customer = 0; customer < _customers.Count; customer++)
            {
                if (_customers.Trait(customer, 'H') >= _having || _customers.IsDormant(customer, _plannedUntilMs))
                    continue;
                Plan(customer, Kind.Salary, day, notBeforeMs);
                Plan(customer, Kind.Bill, day, notBeforeMs);
                Plan(customer, Kind.Debit, day, notBeforeMs);
            }

            _plannedUntilMs += DayMs;
        }
    }

    private void Plan(int customer, Kind kind, int day, double notBeforeMs)
    {
        if (_ranks[(int)kind][customer] is var rank && (rank < 0 || DayOf(rank, kind) != day))
            return;
        var at = _plannedUntilMs + _profile.TimeOfDay(_random);
        if (at >= notBeforeMs)
            _plan.Enqueue((customer, kind), (at, 3 * customer + (int)kind));
    }
}
