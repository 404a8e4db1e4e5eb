using FraudGrains.Dashboard;
using FraudGrains.Dashboard.Proxy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace FraudGrains.E2E.Tests.Desk;

/// <summary>The page on its own, with the API elsewhere.</summary>
public sealed class ProxyHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProxyHost(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<ProxyHost> Start(string apiUrl)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Cluster:Dashboard"] = "false", ["Api:BaseUrl"] = apiUrl });
        builder.Services.AddFraudDashboard(builder.Configuration);
        builder.Services.AddApiProxy(builder.Configuration);
        var app = builder.Build();
        app.MapFraudDashboard();
        app.MapApiProxy();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
