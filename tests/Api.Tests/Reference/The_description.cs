namespace FraudGrains.Api.Tests.Reference;

public sealed class The_description
{
    [Fact]
    public async Task Lists_every_route_of_the_api_and_none_of_the_hosts()
    {
        await using var api = await ApiHost.Start();

        var document = await api.GetJson("/openapi/v1.json");

        var routes = document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name} {p.Name}")).Except(["get /api/v1/fails"]).Order();
        Assert.Equal(
            [
                "delete /api/v1/models/shadow",
                "get /api/v1/accounts/{id}", "get /api/v1/accounts/{id}/decisions", "get /api/v1/decisions/{transactionId}", "get /api/v1/live",
                "get /api/v1/models", "get /api/v1/stats", "get /health/live", "get /health/ready",
                "post /api/v1/decisions", "post /api/v1/decisions/{transactionId}/replay", "post /api/v1/labels",
                "post /api/v1/models", "post /api/v1/models/{version}/activate", "post /api/v1/models/{version}/shadow",
            ],
            routes);
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString());
    }

    [Fact]
    public async Task Says_what_a_transaction_must_have()
    {
        await using var api = await ApiHost.Start();

        var document = await api.GetJson("/openapi/v1.json");

        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty("TransactionView");
        Assert.Equal(
            ["amount", "occurredAt", "payee", "payer", "transactionId", "type"],
            schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Has_a_page_that_names_no_other_machine()
    {
        await using var api = await ApiHost.Start();

        var page = await (await api.Get("/scalar/")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("https://", page);
        Assert.Contains("FraudGrains API", page);
    }
}
