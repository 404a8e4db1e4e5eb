using System.Text.Json;

namespace FraudGrains.Benchmarks.Pipeline.Variants;

/// <summary>Measures the other ways, in a process of its own.</summary>
internal static class VariantsRun
{
    public static async Task<int> Run(string bootstrap, string redis, int stateBytes)
    {
        var predecessor = await PredecessorWay.Measure(bootstrap);
        var python = await PredecessorInPython.Measure(bootstrap);
        var (stock, grouped) = await WriteContest.Measure(redis, stateBytes);
        var (simple, own) = CacheContest.Measure();
        var result = new VariantsResult(
            Round(2 * stock), Round(2 * grouped), Round(simple), Round(own),
            Rounded(predecessor?.CpuUs), Rounded(predecessor?.PerSecond), Rounded(python?.CpuUs), Rounded(python?.PerSecond));
        Console.WriteLine(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
        return 0;
    }

    private static double? Rounded(double? value) => value is { } known ? Round(known) : null;

    private static double Round(double value) => Math.Round(value, 2);
}
