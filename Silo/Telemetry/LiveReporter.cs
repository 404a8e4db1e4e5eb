using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Live;
using FraudGrains.Grains.Scoring;
using FraudGrains.Live;
using FraudGrains.Silo.Hosting;
using FraudGrains.Silo.Persistence.Audit;
using FraudGrains.Streaming.Kafka.Telemetry;

namespace FraudGrains.Silo.Telemetry;

/// <summary>Tells the live grain what this silo does, four times a second.</summary>
internal sealed partial class LiveReporter(
    IGrainFactory grains,
    ILocalSiloDetails silo,
    EngineMetrics engine,
    LiveAccounts accounts,
    [FromKeyedServices(StreamHosting.ProviderName)] KafkaStreamStatus stream,
    AuditStatus audit,
    RedisProbe redis,
    ModelStatus model,
    VersionsInForce versions,
    HostingMode mode,
    TimeProvider time,
    ILogger<LiveReporter> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await grains.GetGrain<ILiveGrain>(0).Report(Report());
            }
#pragma warning disable CA1031 // A report that did not arrive is not worth more than a word: the next one follows at once.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotReported(e);
            }
        }
    }

    private SiloReport Report()
    {
        var partitions = stream.Partitions;
        return new()
        {
            Silo = silo.Name,
            Decided = engine.Decided,
            Recognised = engine.Recognised,
            DeadLettered = stream.DeadLettered + engine.Rejected,
            Lost = stream.Lost,
            Lag = partitions.Sum(p => p.Lag),
            InFlight = partitions.Sum(p => (long)p.InFlight),
            Latency = engine.Latency,
            LiveAccounts = accounts.Count,
            Partitions = [.. partitions.Select(ToView)],
            AuditLag = audit.Lag,
            ModelVersion = versions.Model,
            RuleSetVersion = versions.RuleSet,
            KafkaBootstrap = stream.BootstrapServers,
            IsEmbedded = mode.IsEmbedded,
            Away = [.. Away()],
            LastMinute = engine.LastMinute,
        };
    }

    private IEnumerable<PartAway> Away()
    {
        if (redis.Failure is { } store)
            yield return new("redis", store);
        if (model.Failure is { } scoring)
            yield return new("model", scoring);
        if (stream.LastError is { } broker)
            yield return new("stream", broker);
    }

    private static PartitionView ToView(KafkaPartitionStatus partition) =>
        new(partition.Partition, partition.ReadPosition, partition.LowWatermark + 1, partition.CommittedOffset ?? 0, partition.HighWatermark ?? partition.ReadPosition);

    [LoggerMessage(LogLevel.Debug, "The live report was not taken.")]
    private partial void LogNotReported(Exception exception);
}
