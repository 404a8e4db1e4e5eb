using System.Net.Http.Json;
using System.Text.Json;
using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Host;

public sealed class A_silo_that_runs_alone
{
    [Fact]
    public async Task It_starts_without_settings_and_decides()
    {
        using var data = new TestDirectory();
        await using var silo = await SiloProcess.Start(data.Path);

        using var answer = await silo.Http.PostAsJsonAsync("/api/v1/decisions", Payments.Body("t-1", 12.50m), TestContext.Current.CancellationToken);

        var decision = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, decision.ToString());
        Assert.Equal("approve", decision.GetProperty("outcome").GetString());
        Assert.Equal(0, await silo.Stop());
    }
}
