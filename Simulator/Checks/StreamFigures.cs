using FraudGrains.Accounts;
using HdrHistogram;

namespace FraudGrains.Simulator.Checks;

/// <summary>Counts a stream as it goes by, in memory that does not grow with it (but for the accounts that frauds paid).</summary>
internal sealed class StreamFigures
{
    /// <summary>Amounts are told apart to a thousandth.</summary>
    private const int Digits = 3;

    private readonly LongHistogram[] _amounts = [.. Enumerable.Range(0, 5).Select(_ => Histogram())];
    private readonly LongHistogram _genuine = Histogram(), _fraud = Histogram();
    private readonly long[] _hours = new long[24], _fraudHours = new long[24];
    private readonly HashSet<AccountId> _paidByFraud = [], _muleThatPaid = [];
    private readonly SortedDictionary<string, long> _scenarios = new(StringComparer.Ordinal);
    private long _drains, _fraudDrains;

    public long Count { get; private set; }

    public long Frauds { get; private set; }

    /// <summary>Payers who paid more than they had; one who had 0 is left out, for that is what PaySim's form says when nobody knows.</summary>
    public long Overdrawn { get; private set; }

    /// <summary>Frauds by scenario, where the source tells it.</summary>
    public IReadOnlyDictionary<string, long> Scenarios => _scenarios;

    public void Add(LabelledTransaction labelled)
    {
        var t = labelled.Transaction;
        Count++;
        _amounts[(int)t.Type].RecordValue(t.AmountMinorUnits);
        _hours[t.OccurredAt.Hour]++;
        (labelled.IsFraud ? _fraud : _genuine).RecordValue(t.AmountMinorUnits);
        var isDrain = IsDrain(labelled);
        _drains += isDrain ? 1 : 0;
        Overdrawn += t.Type != TransactionType.CashIn && t.PayerBalanceBeforeMinorUnits is > 0 and var before && before < t.AmountMinorUnits ? 1 : 0;
        if (labelled.IsFraud)
            AddFraud(labelled, isDrain);
    }

    public double ShareOf(TransactionType type) => (double)_amounts[(int)type].TotalCount / Count;

    /// <summary>Major units below which this percentage of the type's amounts lies.</summary>
    public double Amount(TransactionType type, double percentile) => _amounts[(int)type].GetValueAtPercentile(percentile) / 100.0;

    /// <summary>Sum of the differences between this stream's hour shares and those.</summary>
    public double HourDistance(double[] shares) => Distance(_hours, shares);

    /// <summary>The same between the frauds' hours and all transactions'.</summary>
    public double FraudHourDistance() => Distance(_fraudHours, Array.ConvertAll(_hours, hour => (double)hour / Count));

    /// <summary>Share of frauds that the rule "all that is there, by TRANSFER or CASH_OUT" finds.</summary>
    public double DrainRecall => (double)_fraudDrains / Frauds;

    /// <summary>Share of frauds among what that rule finds.</summary>
    public double DrainPrecision => _drains == 0 ? 0 : (double)_fraudDrains / _drains;

    /// <summary>Share of the accounts paid by fraudulent transfers that make a fraudulent transfer or cash-out themselves.</summary>
    public double MulesThatPay => _paidByFraud.Count == 0 ? 0 : (double)_muleThatPaid.Count / _paidByFraud.Count;

    /// <summary>Average precision (the area under the precision-recall curve) of the amount as the only score.</summary>
    public double AveragePrecisionOfAmount()
    {
        var (sum, found, flagged) = (0.0, 0L, 0L);
        var genuine = _genuine.RecordedValues().ToDictionary(v => v.ValueIteratedTo, v => v.CountAtValueIteratedTo);
        var fraud = _fraud.RecordedValues().ToDictionary(v => v.ValueIteratedTo, v => v.CountAtValueIteratedTo);
        foreach (var amount in genuine.Keys.Union(fraud.Keys).OrderDescending())
        {
            var more = fraud.GetValueOrDefault(amount);
            found += more;
            flagged += more + genuine.GetValueOrDefault(amount);
            sum += (double)more / Frauds * found / flagged;
        }

        return sum;
    }

    private static LongHistogram Histogram() => new(1, Transaction.AmountMinorUnitsMax, Digits);

    private static bool IsDrain(LabelledTransaction labelled) =>
        labelled.Transaction is { Type: TransactionType.Transfer or TransactionType.CashOut, PayerBalanceBeforeMinorUnits: > 0 and var before } t
        && t.AmountMinorUnits == before && (labelled.Balances?.PayerAfter ?? 0) == 0;

    private static double Distance(long[] counts, double[] shares)
    {
        var all = (double)counts.Sum();
        return counts.Zip(shares, (count, share) => Math.Abs(count / all - share)).Sum();
    }

    private void AddFraud(LabelledTransaction labelled, bool isDrain)
    {
        var t = labelled.Transaction;
        Frauds++;
        _fraudHours[t.OccurredAt.Hour]++;
        _fraudDrains += isDrain ? 1 : 0;
        if (labelled.Scenario.Length > 0)
            _scenarios[labelled.Scenario] = _scenarios.GetValueOrDefault(labelled.Scenario) + 1;
        if (t.Type is TransactionType.Transfer or TransactionType.CashOut && _paidByFraud.Contains(t.Payer))
            _muleThatPaid.Add(t.Payer);
        if (t.Type == TransactionType.Transfer)
            _paidByFraud.Add(t.Payee);
    }
}
