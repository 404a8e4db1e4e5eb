using FraudGrains.Api.Tests.Fakes;

namespace FraudGrains.Api.Tests.Problems;

public sealed class More_connections_than_it_takes
{
    [Fact]
    public async Task Are_closed_and_those_that_are_open_go_on()
    {
        await using var api = await ApiHost.Start(new() { ["Http:ConnectionsMax"] = "1" });
        await ApiHost.Json(await api.Post(Samples.Body));

        using var another = new HttpClient { BaseAddress = api.Client.BaseAddress };
        await Assert.ThrowsAsync<HttpRequestException>(() => another.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.Equal("full", (await ApiHost.Json(await api.Post(Samples.Body))).GetProperty("mode").GetString());
    }
}
