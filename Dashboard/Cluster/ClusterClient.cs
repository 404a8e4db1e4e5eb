using Microsoft.Extensions.Options;
using Orleans.Configuration;
using StackExchange.Redis;

namespace FraudGrains.Dashboard.Cluster;

/// <summary>Joins a cluster from outside, as an Orleans client that finds the silos in Redis.</summary>
public static class ClusterClient
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    /// <summary>Adds the client. Settings: <c>Redis:ConnectionString</c> (required), <c>Cluster:ClusterId</c> and <c>Cluster:ServiceId</c> (default "fraudgrains").</summary>
    /// <exception cref="OptionsValidationException"><c>Redis:ConnectionString</c> is missing.</exception>
    public static WebApplicationBuilder AddFraudClusterClient(this WebApplicationBuilder builder)
    {
        var redis = builder.Configuration["Redis:ConnectionString"];
        if (string.IsNullOrWhiteSpace(redis))
        {
            throw new OptionsValidationException("Redis", typeof(ClusterOptions),
                ["Redis:ConnectionString is not set, so the silos cannot be found. Set it (for example Redis__ConnectionString=localhost:6379), or run the Silo project, which brings this page along."]);
        }

        builder.UseOrleansClient(client => client
            .UseConnectionRetryFilter(WaitForSilos)
            .UseRedisClustering(options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis))
            .Configure<ClusterOptions>(options =>
            {
                options.ClusterId = builder.Configuration["Cluster:ClusterId"] ?? "fraudgrains";
                options.ServiceId = builder.Configuration["Cluster:ServiceId"] ?? "fraudgrains";
            })
            .AddClusterPage(builder.Configuration));
        return builder;
    }

    /// <summary>Silos may start later, or all be away for a while: looking for them never ends by itself.</summary>
    private static async Task<bool> WaitForSilos(Exception failure, CancellationToken cancellationToken)
    {
        await Task.Delay(RetryPause, cancellationToken);
        return true;
    }
}
