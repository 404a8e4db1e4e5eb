using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FraudGrains.Api.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Api.Tests;

/// <summary>The API on a real Kestrel at a free port, before a fake cluster.</summary>
public sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiHost(WebApplication app, FakeCluster cluster)
    {
        (_app, Cluster) = (app, cluster);
        Client = new HttpClient { BaseAddress = new(app.Urls.First()) };
    }

    public FakeCluster Cluster { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<ApiHost> Start(Dictionary<string, string?>? settings = null, FakeCluster? cluster = null, TimeProvider? time = null)
    {
        cluster ??= new FakeCluster();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(cluster.Factory());
        builder.Services.AddFraudApi(builder.Configuration);
        var app = builder.Build();
        app.MapFraudApi();

        // What a host may map beside the API, and a route of its own that fails.
        app.MapGet("/cluster/of-the-host", () => "not ours");
        app.MapGet("/api/v1/fails", string (HttpContext _) => throw new InvalidOperationException("a secret of the inside"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, cluster);
    }

    public Task<HttpResponseMessage> Get(string path) => Client.GetAsync(path, TestContext.Current.CancellationToken);

    public async Task<JsonElement> GetJson(string path)
    {
        var response = await Get(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return await Json(response);
    }

    public Task<HttpResponseMessage> Post(string body, string? contentType = "application/json") => Post(Encoding.UTF8.GetBytes(body), contentType);

    public async Task<HttpResponseMessage> Post(byte[] body, string? contentType = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return await Client.PostAsync("/api/v1/decisions", content, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonElement> Json(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Checks that an answer is problem+json with this status and code, and gives its body.</summary>
    public static async Task<JsonElement> Problem(HttpResponseMessage response, int status, string code)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var body = await Json(response);
        Assert.Equal(code, body.GetProperty("code").GetString());
        Assert.Equal(status, body.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(body.GetProperty("traceId").GetString()));
        return body;
    }

    public Task Stop() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
