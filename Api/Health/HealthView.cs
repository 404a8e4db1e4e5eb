using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FraudGrains.Api.Health;

/// <summary>Whether the process is well, and each part it asked.</summary>
public sealed record HealthView(string Status, IReadOnlyDictionary<string, HealthEntry> Checks)
{
    internal static HealthView Of(HealthReport report) => new(
        Text(report.Status),
        report.Entries.ToDictionary(e => e.Key, e => new HealthEntry(Text(e.Value.Status), e.Value.Description, Math.Round(e.Value.Duration.TotalMilliseconds, 1))));

    private static string Text(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}

/// <summary>One part's answer.</summary>
/// <param name="Status">healthy, degraded or unhealthy.</param>
/// <param name="Description">What it says of itself.</param>
/// <param name="DurationMs">How long it took to say so, in milliseconds.</param>
public sealed record HealthEntry(string Status, string? Description, double DurationMs);
