using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>Keeps the share of fraud: begins a case when there is too little of it. So fraud grows with the traffic, hour by hour.</summary>
internal sealed class FraudScheduler(Underworld world, Agenda agenda, Ledger ledger, double fraudRate, RandomSource random)
{
    /// <summary>Frauds that are missing, on average, when the next case begins.</summary>
    private const double MissingMean = 2;

    private readonly IFraudPattern[] _patterns = Patterns();

    private int _nextPattern = int.MaxValue;
    private double _missing = MissingMean * random.Exponential();

    /// <summary>Names of all scenarios.</summary>
    public static IReadOnlyList<string> Scenarios { get; } = [.. Patterns().Select(pattern => pattern.Scenario).Order(StringComparer.Ordinal)];

    /// <summary>Begins a case if it is time for one.</summary>
    public void Consider(long nowMs)
    {
        if (fraudRate * ledger.Count - ledger.Frauds - agenda.SoonFrauds < _missing || agenda.IsFull)
            return;
        _missing = MissingMean * random.Exponential();
        var pattern = NextPattern();
        pattern.Plan(new(pattern.Scenario, nowMs, world, random, step => agenda.Add(step, nowMs)));
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

    private static IFraudPattern[] Patterns() =>
    [
        new AccountTakeoverDrain(), new PartialDrain(), new SplitUnderLimit(), new TestChargeThenDrain(), new MuleChain(), new FanIn(), new MerchantCompromise(), new DormantTakeover(),
        new PushPaymentScam(),
    ];
}
