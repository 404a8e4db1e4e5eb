using FraudGrains.Silo.Hosting;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FraudGrains.Silo.Telemetry;

/// <summary>Whether this silo reads its partitions.</summary>
internal sealed class StreamHealthCheck([FromKeyedServices(StreamHosting.ProviderName)] KafkaStreamStatus stream) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(stream.Health switch
    {
        KafkaStreamHealth.Healthy => HealthCheckResult.Healthy($"Reads {stream.Partitions.Count} of {stream.PartitionCount} partitions."),
        KafkaStreamHealth.Starting => HealthCheckResult.Unhealthy("Starting."),

        // A silo that lost records, or whose broker is away, still decides what is asked over the API: it is to be looked at, not taken out.
        KafkaStreamHealth.Degraded => HealthCheckResult.Degraded(stream.LastError),
        _ => HealthCheckResult.Degraded($"{stream.Lost} records lost; {Failures()}"),
    });

    private string Failures() => string.Join("; ", stream.Partitions.Where(p => p.Failure is not null).Select(p => $"partition {p.Partition}: {p.Failure}")) is { Length: > 0 } text ? text : "no partition stopped.";
}
