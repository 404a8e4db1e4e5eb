namespace FraudGrains.Benchmarks.Budgets;

/// <summary>One thing the warm path does.</summary>
/// <param name="Name">Its name in the budgets' file.</param>
/// <param name="PerCall">How many of it one call does.</param>
/// <param name="Call">Does it.</param>
internal sealed record Operation(string Name, int PerCall, Action Call);
