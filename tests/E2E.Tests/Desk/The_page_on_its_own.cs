using System.Net;
using System.Net.Http.Json;
using System.Text;
using FraudGrains.Api.Tests.Fakes;
using FraudGrains.E2E.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace FraudGrains.E2E.Tests.Desk;

public sealed class The_page_on_its_own(Chromium chromium)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_as_live_as_in_a_silo()
    {
        await using var api = await DeskHost.Start(Traffic.Cluster());
        await using var alone = await ProxyHost.Start(api.Url);
        await using var watched = await chromium.NewPage();

        await watched.Go(alone.Url);
        await Expect(watched.Tile("processed")).ToHaveTextAsync("12,000");
        Traffic.Decided(api.Cluster, 13_000);

        await Expect(watched.Tile("processed")).ToHaveTextAsync("13,000");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Hands_a_decision_and_its_refusal_on_unchanged()
    {
        await using var api = await DeskHost.Start();
        await using var alone = await ProxyHost.Start(api.Url);
        using var client = new HttpClient();
        async Task<(HttpStatusCode, string?, string)> Post(string url, string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            var answer = await client.PostAsync($"{url}/api/v1/decisions", content, Cancel);
            return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(Cancel));
        }

        Assert.Equal(await Post(api.Url, Samples.Body), await Post(alone.Url, Samples.Body));
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), await Post(alone.Url, "{") is var (status, type, _) ? (status, type) : default);
    }

    [Fact]
    public async Task Says_so_when_the_API_does_not_answer()
    {
        string gone;
        await using (var api = await DeskHost.Start())
            gone = api.Url;
        await using var alone = await ProxyHost.Start(gone);
        using var client = new HttpClient();

        var answer = await client.GetAsync($"{alone.Url}/api/v1/stats", Cancel);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal("api-unreachable", (await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>(Cancel))!["code"].ToString());
    }

    [Fact]
    public async Task Asks_no_host_that_a_client_names()
    {
        await using var api = await DeskHost.Start();
        await using var alone = await ProxyHost.Start(api.Url);
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync("127.0.0.1", new Uri(alone.Url).Port, Cancel);

        // A request line may hold a whole address; the one below is of nobody.
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET http://127.0.0.1:1/api/v1/stats HTTP/1.1\r\nHost: {new Uri(alone.Url).Authority}\r\nConnection: close\r\n\r\n"), Cancel);
        using var reader = new StreamReader(socket.GetStream());
        var answer = await reader.ReadToEndAsync(Cancel);

        Assert.DoesNotContain("api-unreachable", answer);
    }
}
