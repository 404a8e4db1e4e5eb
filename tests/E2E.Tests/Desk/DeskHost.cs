using FraudGrains.Api;
using FraudGrains.Api.Tests.Fakes;
using FraudGrains.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FraudGrains.E2E.Tests.Desk;

/// <summary>The page and the API as a silo hosts them, before a fake cluster.</summary>
public sealed class DeskHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DeskHost(WebApplication app, FakeCluster cluster) => (_app, Cluster) = (app, cluster);

    public FakeCluster Cluster { get; }

    public string Url => _app.Urls.First();

    public static async Task<DeskHost> Start(FakeCluster? cluster = null)
    {
        cluster ??= new FakeCluster();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Cluster:Dashboard"] = "false" });
        builder.Services.AddSingleton(cluster.Factory());
        builder.Services.AddFraudApi(builder.Configuration);
        builder.Services.AddFraudDashboard(builder.Configuration);
        var app = builder.Build();
        app.MapFraudApi();
        app.MapFraudDashboard();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, cluster);
    }

    public Task Stop() => _app.StopAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
