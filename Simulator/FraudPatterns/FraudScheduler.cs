using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>Keeps the share of fraud: begins a case when there is too little of it, and carries steps out when their time comes.</summary>
internal sealed class FraudScheduler(Customers customers, Outsiders outsiders, Ledger ledger, double fraudRate, RandomSource random)
{
    /// <summary>Planned steps at most; beyond, no case is begun. Far above what the highest rates need.</summary>
    private const int PlannedMax = 1_000_000;

    /// <summary>Steps due so soon count as if they had happened, else a case's own second step would call for another case.</summary>
    private const long SoonMs = 10 * 60_000;

    /// <summary>Frauds that are missing, on average, when the next case begins.</summary>
    private const double MissingMean = 2;

    /// <summary>Least that is worth taking, in minor units.</summary>
    private const long WorthTaking = 100;

    private readonly IFraudPattern[] _patterns =
        [new AccountTakeoverDrain(), new PartialDrain(), new SplitUnderLimit(), new TestChargeThenDrain(), new MuleChain(), new FanIn()];

    private readonly PriorityQueue<(FraudStep Step, bool Soon), (long AtMs, long Number)> _planned = new();
    private int _nextPattern = int.MaxValue;
    private long _number;
    private int _soon;
    private double _missing = MissingMean * random.Exponential();

    /// <summary>When the next step is due; infinite when none is.</summary>
    public double NextAt => _planned.TryPeek(out _, out var when) ? when.AtMs : double.PositiveInfinity;

    /// <summary>Begins a case if it is time for one.</summary>
    public void Consider(long nowMs)
    {
        if (fraudRate * ledger.Count - ledger.Frauds - _soon < _missing || _planned.Count >= PlannedMax)
            return;
        _missing = MissingMean * random.Exponential();
        var pattern = NextPattern();
        pattern.Plan(new(pattern.Scenario, nowMs, customers, outsiders, random, step =>
        {
            var soon = step.AtMs - nowMs <= SoonMs;
            _soon += soon ? 1 : 0;
            _planned.Enqueue((step, soon), (step.AtMs, _number++));
        }));
    }

    /// <summary>Carries the next step out; null when the payer has nothing left to take.</summary>
    public LabelledTransaction? Next()
    {
        var (step, soon) = _planned.Dequeue();
        _soon -= soon ? 1 : 0;
        var amount = Math.Min(step.MinorUnitsMax, (long)(customers.Balance(step.Payer) * step.Share));
        amount = Math.Min(amount, Transaction.AmountMinorUnitsMax);
        if (amount < WorthTaking)
            return null;
        var context = step.ByIntruder ? Context.Intruder(customers, step.Payer, random)
            : step.Type == TransactionType.CashOut ? Context.Agent(customers, step.Payer)
            : Context.Online(customers, step.Payer, random);
        return ledger.Move(step.AtMs, step.Type, step.Payer, step.Payee, amount, context, step.Scenario);
    }

    /// <summary>All patterns in turn, each round in another order.</summary>
    private IFraudPattern NextPattern()
    {
        if (_nextPattern >= _patterns.Length)
        {
            _nextPattern = 0;
            for (var i = _patterns.Length - 1; i > 0; i--)
            {
                var other = random.Whole(i + 1);
                (_patterns[i], _patterns[other]) = (_patterns[other], _patterns[i]);
            }
        }

        return _patterns[_nextPattern++];
    }
}
