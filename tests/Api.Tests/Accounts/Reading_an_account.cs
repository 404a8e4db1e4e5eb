using FraudGrains.Accounts;
using FraudGrains.Api.Tests.Fakes;

namespace FraudGrains.Api.Tests.Accounts;

public sealed class Reading_an_account
{
    [Fact]
    public async Task Risk_reasons_velocity_and_last_decisions_are_told()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Accounts.Risks["C1"] = new AccountRisk
        {
            AccountId = new("C1"),
            AsOf = Samples.Morning,
            Score = 0.875,
            Status = "review",
            Reasons = [new("drains-account", "Takes the whole balance.", 0)],
            Debits = [new("1m", 3, 30.5m, 10.17, 20m, 4.2, 2)],
            Credits = [new("1m", 1, 7m, 7, 7m, 0, 1)],
            Lifetime = new(3, 30.5m, 1, 7m),
            Outcomes = new(2, 1, 0),
            LastDecisions = [Samples.Decision(Samples.Transaction("t-9"))],
            StateVersion = 4,
        };

        var account = await api.GetJson("/api/v1/accounts/C1");

        Assert.Equal("C1", account.GetProperty("accountId").GetString());
        Assert.Equal("2026-01-05T09:30:00.000Z", account.GetProperty("asOf").GetString());
        Assert.Equal("review", account.GetProperty("status").GetString());
        Assert.Equal("drains-account", account.GetProperty("reasons")[0].GetProperty("code").GetString());
        var minute = account.GetProperty("velocity").GetProperty("debit").GetProperty("1m");
        Assert.Equal(["count", "sum", "mean", "max", "standardDeviation", "distinctCounterparties"], minute.EnumerateObject().Select(p => p.Name));
        Assert.Equal(30.5m, minute.GetProperty("sum").GetDecimal());
        Assert.Equal(7m, account.GetProperty("velocity").GetProperty("credit").GetProperty("1m").GetProperty("max").GetDecimal());
        Assert.Equal(7m, account.GetProperty("lifetime").GetProperty("creditAmount").GetDecimal());
        Assert.Equal(1, account.GetProperty("outcomes").GetProperty("review").GetInt64());
        Assert.Equal("2026-01-05T09:30:01.000Z", account.GetProperty("lastDecisions")[0].GetProperty("decidedAt").GetString());
        Assert.Equal(0, account.GetProperty("holds").GetArrayLength());
        Assert.Equal(4, account.GetProperty("stateVersion").GetInt64());
    }

    [Fact]
    public async Task An_account_never_seen_is_unknown_with_zeros()
    {
        await using var api = await ApiHost.Start();

        var account = await api.GetJson("/api/v1/accounts/C404");

        Assert.Equal("unknown", account.GetProperty("status").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, account.GetProperty("asOf").ValueKind);
        Assert.Equal(0, account.GetProperty("stateVersion").GetInt64());
        Assert.Equal(0, account.GetProperty("lifetime").GetProperty("debitCount").GetInt64());
        foreach (var window in new[] { "1m", "5m", "1h", "24h", "7d", "30d" })
            Assert.Equal(0, account.GetProperty("velocity").GetProperty("debit").GetProperty(window).GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Decisions_come_page_by_page()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Accounts.Decisions = [.. Enumerable.Range(1, 5).Select(i => Samples.Decision(Samples.Transaction($"t-{i}")))];

        var first = await api.GetJson("/api/v1/accounts/C1/decisions?limit=3");
        var second = await api.GetJson($"/api/v1/accounts/C1/decisions?limit=3&cursor={first.GetProperty("next").GetString()}");

        Assert.Equal(["t-1", "t-2", "t-3"], Ids(first));
        Assert.Equal(["t-4", "t-5"], Ids(second));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("/api/v1/accounts/two%20words", "id")]
    [InlineData("/api/v1/accounts/two%20words/decisions", "id")]
    [InlineData("/api/v1/accounts/C1/decisions?limit=0", "limit")]
    [InlineData("/api/v1/accounts/C1/decisions?limit=101", "limit")]
    [InlineData("/api/v1/accounts/C1/decisions?limit=ten", "limit")]
    [InlineData("/api/v1/accounts/C1/decisions?cursor=nonsense", "cursor")]
    public async Task A_wrong_parameter_is_named(string path, string parameter)
    {
        await using var api = await ApiHost.Start();

        var problem = await ApiHost.Problem(await api.Get(path), 400, "invalid-parameter");

        Assert.True(problem.GetProperty("errors").TryGetProperty(parameter, out _));
    }

    [Fact]
    public async Task An_account_that_cannot_be_read_is_503_and_says_when_to_ask_again()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Accounts.BeforeRead = () => throw new AccountUnavailableException("Redis is away.");

        var response = await api.Get("/api/v1/accounts/C1");

        await ApiHost.Problem(response, 503, "unavailable");
        Assert.Equal("1", response.Headers.GetValues("Retry-After").Single());
    }

    private static IEnumerable<string?> Ids(System.Text.Json.JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(d => d.GetProperty("transactionId").GetString());
}
