namespace FraudGrains.Api.Tests.Decisions;

public sealed class Receipts
{
    [Fact]
    public async Task A_receipt_comes_back_byte_by_byte()
    {
        await using var api = await ApiHost.Start();
        var receipt = """{"transactionId":"t-1",  "odd":"spacing"}"""u8.ToArray();
        api.Cluster.Audit.Receipts["t-1"] = receipt;

        var response = await api.Get("/api/v1/decisions/t-1");

        Assert.Equal(receipt, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_receipt_that_arrives_a_moment_later_is_waited_for()
    {
        await using var api = await ApiHost.Start(time: new StandingClock());
        api.Cluster.Audit.OnFind = attempt =>
        {
            if (attempt == 3)
                api.Cluster.Audit.Receipts["t-1"] = "{}"u8.ToArray();
        };

        var response = await api.Get("/api/v1/decisions/t-1");

        Assert.Equal("{}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_transaction_nobody_decided_is_not_found()
    {
        await using var api = await ApiHost.Start();

        var problem = await ApiHost.Problem(await api.Get("/api/v1/decisions/t-404"), 404, "decision-not-found");

        Assert.Contains("t-404", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task An_id_with_a_slash_is_found_under_its_escape()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Audit.Receipts["a/b?c"] = "{}"u8.ToArray();

        var response = await api.Get("/api/v1/decisions/a%2Fb%3Fc");

        Assert.True(response.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("with%20space")]
    [InlineData("%C3%85")]
    public async Task An_id_that_cannot_be_one_is_refused(string id)
    {
        await using var api = await ApiHost.Start();

        var problem = await ApiHost.Problem(await api.Get($"/api/v1/decisions/{id}"), 400, "invalid-parameter");

        Assert.True(problem.GetProperty("errors").TryGetProperty("transactionId", out _));
    }

    /// <summary>Waits end, and no time has passed: however slow the machine is, the moment is not over.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
