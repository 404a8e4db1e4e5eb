using System.Globalization;

namespace FraudGrains.Benchmarks.Budgets;

/// <summary>What each warm operation allocates, against its budget; fails when one is broken.</summary>
internal static class BudgetsCommand
{
    public static int Run()
    {
        Console.WriteLine($"| operation | bytes | budget |{Environment.NewLine}|---|---|---|");
        var faults = new List<string>();
        foreach (var one in Budgeted.Measure(Operations.All(), BudgetFile.Read()))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {one.Name} | {one.Bytes:F0} | {one.Budget:F0} |"));
            if (one.Fault is { } fault)
                faults.Add(fault);
        }

        foreach (var fault in faults)
            Console.Error.WriteLine(fault);
        return faults.Count == 0 ? 0 : 1;
    }
}
