using FraudGrains.Grains;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Catalog;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Scoring;
using FraudGrains.Silo.Demo;
using FraudGrains.Silo.Embedded;
using FraudGrains.Silo.Labels;
using FraudGrains.Silo.Persistence.Audit;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Persistence.Redis.Continuity;
using FraudGrains.Silo.Placement;
using FraudGrains.Silo.Publishing;
using FraudGrains.Silo.Settings;
using FraudGrains.Silo.Sweeping;
using FraudGrains.Silo.Telemetry;
using FraudGrains.Streaming.Kafka.Hosting;

namespace FraudGrains.Silo.Hosting;

/// <summary>The engine and what it asks of its host.</summary>
internal static class EngineHosting
{
    public static void AddEngine(this WebApplicationBuilder builder, Infrastructure parts)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(parts);
        services.AddSingleton(parts.Mode);
        services.AddAccountEngine(builder.Configuration);
        services.AddScoring(builder.Configuration);
        services.AddModelCatalog();

        services.AddSingleton(parts.Redis);
        services.AddSingleton<StoreGate>();
        services.AddSingleton(new RedisAccountStoreOptions { ServiceId = parts.Settings.Cluster.ServiceId });
        services.AddSingleton(provider => parts.Redis.GetDatabase());
        services.AddSingleton<IStoreSharers, ClusterSharers>();
        services.AddSingleton<RedisAccountStore>();
        services.AddSingleton<IAccountStore>(provider => provider.GetRequiredService<RedisAccountStore>());
        services.AddSingleton(provider => provider.GetRequiredKeyedService<KafkaStreamControl>(StreamHosting.ProviderName));
        services.AddHostedService<YoungCollections>();
        services.AddHostedService<StoreWatch>();
        services.AddSingleton<IModelStore>(new RedisModelStore(parts.Redis.GetDatabase(), parts.Settings.Cluster.ServiceId));
        if (parts.Mode.IsRedisEmbedded)
            services.AddHostedService<EmbeddedRedisGuard>();

        services.AddSingleton(parts.Kafka);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LastingProducer>(provider, LastingProducer.GatherFor));
        services.AddKeyedSingleton(LastingProducer.Prompt, (provider, _) => ActivatorUtilities.CreateInstance<LastingProducer>(provider, TimeSpan.Zero));
        services.AddSingleton<IDecisionPublisher, KafkaDecisionPublisher>();
        services.AddSingleton<IRejectedTransactions, KafkaRejectedTransactions>();
        services.AddHostedService<OutboxSweeper>();
        services.AddSingleton<ILabelTally>(new RedisLabelTally(parts.Redis.GetDatabase(), parts.Settings.Cluster.ServiceId));
        services.AddSingleton(parts.Settings.Labels);
        services.AddSingleton<LabelLetters>();
        services.AddSingleton<LabelDelivery>();
        services.AddHostedService<LabelReader>();
        services.AddSingleton<VersionsInForce>();
    }

    public static void AddAudit(this IServiceCollection services, Infrastructure parts)
    {
        services.AddSingleton(parts.Audit);
        services.AddSingleton<AuditStatus>();
        services.AddSingleton(new AuditWriterOptions(parts.AuditGroup));
        if (parts.Settings.Audit.Write)
            services.AddHostedService<AuditWriter>();
    }

    public static void AddDemo(this IServiceCollection services, DemoSettings settings)
    {
        if (settings.Rate == 0)
            return;
        services.AddSingleton(settings);
        services.AddHostedService<DemoFeed>();
    }
}
