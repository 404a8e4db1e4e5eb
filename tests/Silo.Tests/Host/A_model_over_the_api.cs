using System.Net;
using System.Text;
using System.Text.Json;
using FraudGrains.Silo.Tests.Support;
using FraudGrains.Tests.Shared;

namespace FraudGrains.Silo.Tests.Host;

public sealed class A_model_over_the_api
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Is_brought_activated_outlives_a_kill_and_can_be_rolled_back()
    {
        using var data = new TestDirectory();
        string version;
        await using (var silo = await SiloProcess.Start(data.Path))
        {
            version = (await Post(silo, "/api/v1/models?reviewAtScore=0.5", TinyModel.Text(-4, 4, above: 10_000), HttpStatusCode.Created)).GetProperty("version").GetString()!;
            await Post(silo, $"/api/v1/models/{version}/activate", null, HttpStatusCode.OK);
            await silo.Kill();
        }

        await using var again = await SiloProcess.Start(data.Path);
        await again.Warm();
        var decision = JsonDocument.Parse((await again.Decide(Feed.Transaction("t-1", "C1", "M1", 20_000, Noon).Value))!).RootElement;
        Assert.Equal((version, "review"), (decision.GetProperty("modelVersion").GetString(), decision.GetProperty("outcome").GetString()));
        Assert.Equal("amount is 20000.00", decision.GetProperty("reasons")[0].GetProperty("text").GetString());

        // The decision can be computed again by the model that made it, also after the roll-back.
        var previous = (await again.GetJson("/api/v1/models")).GetProperty("previous").GetString();
        await Post(again, $"/api/v1/models/{previous}/activate", null, HttpStatusCode.OK);
        var receipt = await again.Receipt("t-1");
        var replayed = await Post(again, "/api/v1/decisions/t-1/replay", null, HttpStatusCode.OK);
        Assert.Equal(receipt, replayed.GetRawText());
        Assert.Equal(previous, (await again.GetJson("/api/v1/models")).GetProperty("inForce").GetString());
    }

    private static async Task<JsonElement> Post(SiloProcess silo, string path, string? body, HttpStatusCode wanted)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "text/plain");
        using var answer = await silo.Http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == wanted, $"{path}: {answer.StatusCode} {text} {silo.Output}");
        return JsonDocument.Parse(text).RootElement;
    }
}
