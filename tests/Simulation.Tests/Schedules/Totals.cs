namespace FraudGrains.Simulation.Tests.Schedules;

/// <summary>What many schedules came to.</summary>
internal sealed class Totals
{
    private readonly SortedDictionary<string, int> _caused = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _schedules;
    private long _transactions, _steps;

    /// <summary>The red ones.</summary>
    public List<ScheduleReport> Red { get; } = [];

    public void Add(ScheduleReport report)
    {
        lock (_lock)
        {
            _schedules++;
            _transactions += report.Transactions;
            _steps += report.Steps;
            foreach (var (fault, count) in report.Caused)
                _caused[fault] = _caused.GetValueOrDefault(fault) + count;
            if (report.IsRed)
                Red.Add(report);
        }
    }

    public override string ToString() => string.Join('\n', [
        $"{_schedules} schedules, {Red.Count} red, {_transactions} transactions, {_steps} steps; faults caused:",
        .. _caused.Select(c => $"  {c.Value,8} {c.Key}")]);
}
