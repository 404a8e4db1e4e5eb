using FraudGrains.Dashboard.Cluster;
using FraudGrains.Dashboard.Page;

namespace FraudGrains.Dashboard;

/// <summary>What people look at: the fraud page at <c>/</c>, and the Orleans Dashboard at <c>/cluster</c>.</summary>
/// <remarks>Neither asks who is there: bind to loopback, or put a gateway that does before it.</remarks>
public static class FraudDashboard
{
    /// <summary>Adds what the pages need.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration"><c>Cluster:Dashboard</c> (default true) switches <c>/cluster</c>.</param>
    public static IServiceCollection AddFraudDashboard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddClusterPage(configuration);
        services.AddSingleton<EmbeddedPage>();
        return services;
    }

    /// <summary>Maps the pages. The fraud page reads <c>/api/v1</c> of the same origin.</summary>
    public static WebApplication MapFraudDashboard(this WebApplication app)
    {
        app.MapPage();
        app.MapClusterPage();
        return app;
    }
}
