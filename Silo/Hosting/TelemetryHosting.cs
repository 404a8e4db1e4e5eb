using FraudGrains.Grains.Catalog;
using FraudGrains.Grains.Live;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Telemetry;
using OpenTelemetry.Metrics;

namespace FraudGrains.Silo.Hosting;

/// <summary>What the silo tells of itself.</summary>
internal static class TelemetryHosting
{
    /// <summary>Where OpenTelemetry's own exporter looks for its collector.</summary>
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RedisProbe>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<RedisProbe>());
        builder.Services.AddHostedService<LiveReporter>();
        builder.Services.AddHostedService<StartupNote>();
        builder.Services.AddHealthChecks()
            .AddCheck<RedisHealthCheck>("redis")
            .AddCheck<StreamHealthCheck>("stream")
            .AddCheck<ModelHealthCheck>("model")
            .AddCheck<CatalogHealthCheck>("catalog")
            .AddCheck<ModeHealthCheck>("decisions")
            .AddCheck<AuditHealthCheck>("audit");
        builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(EngineMetrics.MeterName, ModelMetrics.MeterName, "FraudGrains.Labels", "FraudGrains.Api", RedisAccountStore.MeterName, "FraudGrains.Streaming.Kafka", "Microsoft.Orleans");
            metrics.AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime");
            metrics.AddPrometheusExporter();
            if (!string.IsNullOrEmpty(builder.Configuration[OtlpEndpoint]))
                metrics.AddOtlpExporter();
        });
    }

    public static void MapTelemetry(this WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics");
}
