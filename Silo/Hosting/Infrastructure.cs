using FraudGrains.Grains.Audit;
using FraudGrains.Silo.Embedded;
using FraudGrains.Silo.Persistence.Audit;
using FraudGrains.Silo.Publishing;
using FraudGrains.Silo.Settings;
using Npgsql;
using StackExchange.Redis;

namespace FraudGrains.Silo.Hosting;

/// <summary>What the silo stands on, started before it and stopped after it: files, broker, account store, audit store.</summary>
internal sealed class Infrastructure : IAsyncDisposable
{
    /// <summary>Partitions of every embedded topic: enough for parallel reading, few enough for 5 MiB each.</summary>
    private const int EmbeddedPartitions = 8;

    private readonly Stack<IDisposable> _started = new();

    private Infrastructure(SiloSettings settings) => Settings = settings;

    public SiloSettings Settings { get; }

    public required DataDirectory Data { get; init; }

    public required KafkaClientConfig Kafka { get; init; }

    /// <summary>Name of the log of transactions when nobody else names it: the embedded broker forgets its log, so every start is a log of its own.</summary>
    public string? LogName { get; private init; }

    public required ConfigurationOptions RedisOptions { get; init; }

    public required IConnectionMultiplexer Redis { get; init; }

    public required IAuditStore Audit { get; init; }

    public required string AuditGroup { get; init; }

    public HostingMode Mode => new(Settings.Kafka.IsEmbedded, Settings.Redis.IsEmbedded);

    /// <exception cref="SettingsException">A part cannot start; what had started is stopped again.</exception>
    public static async Task<Infrastructure> Start(SiloSettings settings)
    {
        var started = new Stack<IDisposable>();
        try
        {
            var data = Started(DataDirectory.Open(settings.DataDirectory));
            var kafka = new KafkaClientConfig(settings.Kafka.Bootstrap ?? Started(EmbeddedKafka.Start(EmbeddedPartitions)).BootstrapServers, settings.Kafka);
            if (!settings.Kafka.IsEmbedded)
                await KafkaProbe.Check(kafka);
            var redisOptions = settings.Redis.Connection ?? RedisConnection.To(Started(EmbeddedRedis.Start(data)));
            var redis = Started(await RedisConnection.Open(redisOptions));
            var (audit, group) = OpenAudit(settings, data);
            Started((IDisposable)audit);
            var parts = new Infrastructure(settings)
            {
                Data = data,
                Kafka = kafka,
                LogName = settings.Kafka.IsEmbedded ? $"embedded-{Guid.NewGuid():N}" : null,
                RedisOptions = redisOptions,
                Redis = redis,
                Audit = audit,
                AuditGroup = group,
            };
            foreach (var part in started.Reverse())
                parts._started.Push(part);
            return parts;
        }
        catch
        {
            Stop(started);
            throw;
        }

        T Started<T>(T part)
            where T : IDisposable
        {
            started.Push(part);
            return part;
        }
    }

    public ValueTask DisposeAsync()
    {
        Stop(_started);
        return ValueTask.CompletedTask;
    }

    private static (IAuditStore Store, string Group) OpenAudit(SiloSettings settings, DataDirectory data)
    {
        if (settings.Audit.ConnectionString is { } postgres)
            return (new PostgresAuditStore(NpgsqlDataSource.Create(postgres)), Streams.Topics.AuditGroup);

        // A file of its own is filled by a reader of its own: several silos without PostgreSQL each have the whole audit.
        var sqlite = SqliteAuditStore.Open(data.File("audit.db"));
        return (sqlite, $"{Streams.Topics.AuditGroup}-{sqlite.ReaderName}");
    }

    private static void Stop(Stack<IDisposable> parts)
    {
        while (parts.TryPop(out var part))
            part.Dispose();
    }
}
