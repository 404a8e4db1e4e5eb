namespace FraudGrains.Benchmarks.Budgets;

/// <summary>What each warm operation may allocate.</summary>
internal static class BudgetsCommand
{
    public static int Run()
    {
        Console.Error.WriteLine("budgets: there are none yet.");
        return 2;
    }
}
