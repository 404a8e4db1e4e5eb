using FraudGrains.Dashboard.Cluster;
using FraudGrains.Silo.Placement;
using FraudGrains.Silo.Settings;
using Orleans.Configuration;

namespace FraudGrains.Silo.Hosting;

/// <summary>The silo itself.</summary>
internal static class OrleansHosting
{
    private const string AccountGrain = "FraudGrains.Grains.Accounts.AccountGrain";

    /// <summary>An account that rests leaves memory: most come back rarely, and one read brings them back.</summary>
    private static readonly TimeSpan AccountAge = TimeSpan.FromMinutes(5);

    public static void AddSilo(this WebApplicationBuilder builder, Infrastructure parts) => builder.UseOrleans(silo =>
    {
        var cluster = parts.Settings.Cluster;
        silo.Configure<SiloOptions>(options => options.SiloName = $"{Environment.MachineName}:{cluster.SiloPort}");
        silo.Configure<GrainCollectionOptions>(options =>
        {
            options.ClassSpecificCollectionAge[AccountGrain] = AccountAge;
            options.EnableActivationSheddingOnMemoryPressure = true;
        });
        if (parts.Settings.Redis.IsEmbedded)
            silo.UseLocalhostClustering(cluster.SiloPort, cluster.GatewayPort, null, cluster.ServiceId, cluster.ClusterId);
        else
            silo.UseRedisCluster(parts, cluster);
        silo.AddTransactionStream(parts);
        silo.AddAccountPlacement();
        silo.AddClusterPage(builder.Configuration);
    });

    private static void UseRedisCluster(this ISiloBuilder silo, Infrastructure parts, ClusterSettings cluster)
    {
        silo.UseRedisClustering(options => options.ConfigurationOptions = parts.RedisOptions);
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
        if (cluster.AdvertisedAddress is { } address)
            silo.ConfigureEndpoints(address, cluster.SiloPort, cluster.GatewayPort);
        else
            silo.ConfigureEndpoints(cluster.SiloPort, cluster.GatewayPort);
        silo.Configure<ClusterMembershipOptions>(Failover);
    }

    private static void Failover(ClusterMembershipOptions options)
    {
        // A killed silo's partitions move in about a second. A false alarm costs duplicates, which are recognised.
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 2;
        options.NumVotesForDeathDeclaration = 1;

        // When two of three die at once, the survivor would ask each of them about the other until their last sign of life is stale: 10 s instead of 2.
        options.EnableIndirectProbes = false;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);

        // A silo that joins tries to reach everybody who has lately said to be alive: a cluster that was killed as a whole holds its next start for these 6 s.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
        options.NumMissedTableIAmAliveLimit = 3;
    }
}
