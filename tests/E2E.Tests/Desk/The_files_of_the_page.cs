using System.Net;
using System.Net.Http.Headers;

namespace FraudGrains.E2E.Tests.Desk;

public sealed class The_files_of_the_page
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/js/main.js", "text/javascript")]
    [InlineData("/css/tokens.css", "text/css")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData("/vendor/uplot/uPlot.js", "text/javascript")]
    public async Task Come_out_of_the_assembly_and_allow_only_their_own_origin(string path, string type)
    {
        await using var desk = await DeskHost.Start();
        using var client = new HttpClient { BaseAddress = new(desk.Url) };

        var response = await client.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("default-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Are_not_sent_again_while_unchanged()
    {
        await using var desk = await DeskHost.Start();
        using var client = new HttpClient { BaseAddress = new(desk.Url) };
        var first = await client.GetAsync("/js/main.js", Cancel);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/js/main.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var second = await client.SendAsync(again, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Are_packed_for_who_can_unpack_them()
    {
        await using var desk = await DeskHost.Start();
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.Brotli };
        using var packing = new HttpClient(handler) { BaseAddress = new(desk.Url) };
        using var plain = new HttpClient { BaseAddress = new(desk.Url) };

        using var head = new HttpRequestMessage(HttpMethod.Head, "/vendor/uplot/uPlot.js");
        head.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var packedLength = (await plain.SendAsync(head, Cancel)).Content.Headers.ContentLength;

        var text = await plain.GetStringAsync("/vendor/uplot/uPlot.js", Cancel);
        Assert.Equal(text, await packing.GetStringAsync("/vendor/uplot/uPlot.js", Cancel));
        Assert.True(packedLength < text.Length / 2);
    }

    [Fact]
    public async Task Are_not_part_of_the_APIs_description()
    {
        await using var desk = await DeskHost.Start();
        using var client = new HttpClient { BaseAddress = new(desk.Url) };

        Assert.DoesNotContain("main.js", await client.GetStringAsync("/openapi/v1.json", Cancel));
    }
}
