using Microsoft.Extensions.Options;
using Orleans.Dashboard;

namespace FraudGrains.Dashboard.Cluster;

/// <summary>The Orleans Dashboard: silos, activations, calls.</summary>
public static class ClusterPage
{
    internal const string Path = "/cluster";

    /// <summary>
    /// Collects, on a silo, what <c>/cluster</c> shows; does nothing when <c>Cluster:Dashboard</c> is false.
    /// The log stream of the Orleans Dashboard stays off: logs may name accounts.
    /// </summary>
    public static ISiloBuilder AddClusterPage(this ISiloBuilder silo, IConfiguration configuration) =>
        IsOn(configuration) ? silo.AddDashboard(options => options.HideTrace = true) : silo;

    /// <inheritdoc cref="AddClusterPage(ISiloBuilder, IConfiguration)"/>
    public static IClientBuilder AddClusterPage(this IClientBuilder client, IConfiguration configuration) =>
        IsOn(configuration) ? client.AddDashboard(options => options.HideTrace = true) : client;

    internal static void AddClusterPage(this IServiceCollection services, IConfiguration configuration) =>
        services.AddOptions<ClusterPageOptions>().Bind(configuration.GetSection("Cluster"));

    internal static void MapClusterPage(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ClusterPageOptions>>().Value.Dashboard)
            app.MapOrleansDashboard(Path).ExcludeFromDescription();
    }

    private static bool IsOn(IConfiguration configuration) =>
        configuration.GetSection("Cluster").Get<ClusterPageOptions>()?.Dashboard ?? new ClusterPageOptions().Dashboard;
}
