using System.Text.Json;

namespace FraudGrains.Benchmarks.Budgets;

/// <summary>What each operation may allocate, in bytes.</summary>
internal static class BudgetFile
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Budgets", "budgets.json");

    public static Dictionary<string, double> Read() =>
        JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(Path)) ?? throw new InvalidDataException($"{Path} holds no budgets.");
}
