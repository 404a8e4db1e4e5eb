using System.Globalization;

namespace FraudGrains.Benchmarks.Budgets;

/// <summary>An operation, what it allocates and what it may.</summary>
/// <param name="Name">The operation.</param>
/// <param name="Bytes">Bytes it allocates; null when it was not measured.</param>
/// <param name="Budget">Bytes it may allocate; null when the file names none.</param>
internal sealed record Budgeted(string Name, double? Bytes, double? Budget)
{
    /// <summary>What is wrong; null when the budget is kept.</summary>
    public string? Fault => (Bytes, Budget) switch
    {
        (null, _) => $"{Name} has a budget, but there is no such operation: take it out of budgets.json",
        (_, null) => Tell($"{Name} allocates {Bytes:F0} bytes and has no budget: add it to budgets.json"),
        _ when Bytes > Budget => Tell($"{Name} allocates {Bytes:F0} bytes, {Bytes - Budget:F0} more than its budget of {Budget:F0}"),
        _ => null,
    };

    /// <summary>Measures all of them.</summary>
    public static IEnumerable<Budgeted> Measure(IEnumerable<Operation> operations, IReadOnlyDictionary<string, double> budgets)
    {
        var measured = operations.Select(o => new Budgeted(o.Name, AllocationMeter.BytesPerOperation(o), budgets.TryGetValue(o.Name, out var budget) ? budget : null)).ToList();
        return [.. measured, .. budgets.Where(b => measured.TrueForAll(m => m.Name != b.Key)).Select(b => new Budgeted(b.Key, null, b.Value))];
    }

    private static string Tell(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
