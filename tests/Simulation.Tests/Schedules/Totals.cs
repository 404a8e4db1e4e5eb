namespace FraudGrains.Simulation.Tests.Schedules;

/// <summary>What many schedules came to.</summary>
internal sealed class Totals
{
    private readonly SortedDictionary<string, int> _caused = new(StringComparer.Ordinal);
    private int _schedules, _red;
    private long _transactions, _steps;

    public void Add(ScheduleReport report)
    {
        _schedules++;
        _red += report.IsRed ? 1 : 0;
        _transactions += report.Transactions;
        _steps += report.Steps;
        foreach (var (fault, count) in report.Caused)
            _caused[fault] = _caused.GetValueOrDefault(fault) + count;
    }

    public override string ToString() => string.Join('\n', [
        $"{_schedules} schedules, {_red} red, {_transactions} transactions, {_steps} steps; faults caused:",
        .. _caused.Select(c => $"  {c.Value,8} {c.Key}")]);
}
