using System.Text.Json;

namespace FraudGrains.Simulator.Load;

/// <summary>A load's result in words, or as a line of JSON.</summary>
internal static class LoadText
{
    private static readonly (string Name, double Percentile)[] Percentiles = [("p50", 50), ("p90", 90), ("p99", 99), ("p99.9", 99.9), ("max", 100)];

    public static string Of(LoadResult result, TimeSpan took, double ratePerSecond, bool asJson)
    {
        var latencies = Percentiles.Select(p => (p.Name, Ms: Math.Round(result.PercentileMs(p.Percentile), 3))).ToList();
        var rate = Math.Round((result.Answered + result.Failed) / Math.Max(took.TotalSeconds, 0.001), 1);
        if (asJson)
        {
            return JsonSerializer.Serialize(new
            {
                requests = result.Answered + result.Failed,
                failed = result.Failed,
                seconds = Math.Round(took.TotalSeconds, 3),
                rate,
                scheduledRate = ratePerSecond,
                latencyMs = latencies.ToDictionary(l => l.Name, l => l.Ms),
                counts = result.Counts,
            });
        }

        var lines = new List<string> { $"requests {result.Answered + result.Failed:N0}, failed {result.Failed:N0}, {rate:N0} a second (scheduled {ratePerSecond:N0}), {took.TotalSeconds:N1} s" };
        lines.AddRange(latencies.Select(l => $"  {l.Name,-6} {l.Ms,12:N3} ms"));
        lines.AddRange(result.Counts.Select(c => $"  {c.Key,-24} {c.Value,12:N0}"));
        return string.Join(Environment.NewLine, lines);
    }
}
