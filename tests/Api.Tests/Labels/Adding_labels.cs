using System.Text;
using FraudGrains.Labels;

namespace FraudGrains.Api.Tests.Labels;

public sealed class Adding_labels
{
    private const string Body = """{"transactionId":"t-1","payer":"C1","payee":"M1","isFraud":true,"labelledAt":"2026-01-12T09:30:00.000Z","source":"chargeback"}""";

    [Fact]
    public async Task A_label_reaches_the_payer_as_it_was_told()
    {
        await using var api = await ApiHost.Start();

        var answer = await ApiHost.Json(await Post(api, Body));

        Assert.Equal(("t-1", true), (answer.GetProperty("transactionId").GetString(), answer.GetProperty("changed").GetBoolean()));
        var (account, label) = Assert.Single(api.Cluster.Accounts.Labels);
        Assert.Equal("C1", account);
        Assert.Equal(
            new TransactionLabel { TransactionId = "t-1", Payer = new("C1"), Payee = new("M1"), IsFraud = true, LabelledAt = new(2026, 1, 12, 9, 30, 0, TimeSpan.Zero), Source = "chargeback" },
            label);
    }

    [Fact]
    public async Task One_that_was_known_says_that_nothing_changed()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Accounts.LabelAnswer = new(LabelResult.Known);

        Assert.False((await ApiHost.Json(await Post(api, Body))).GetProperty("changed").GetBoolean());
    }

    [Theory]
    [InlineData(LabelResult.UnknownTransaction, 404, "decision-not-found")]
    [InlineData(LabelResult.OtherPayee, 409, "label-contradicts")]
    public async Task What_the_account_cannot_take_is_a_problem(LabelResult result, int status, string code)
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Accounts.LabelAnswer = new(result, "This is wrong.");

        var problem = await ApiHost.Problem(await Post(api, Body), status, code);

        Assert.Equal("This is wrong.", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("\"isFraud\":true", "\"isFraud\":\"yes\"", "isFraud")]
    [InlineData("\"isFraud\":true,", "", "isFraud")]
    [InlineData("2026-01-12T09:30:00.000Z", "last week", "labelledAt")]
    [InlineData("2026-01-12T09:30:00.000Z", "2199-01-12T09:30:00.000Z", "labelledAt")]
    [InlineData("\"payer\":\"C1\"", "\"payer\":\"\"", "payer")]
    [InlineData("\"payee\":\"M1\",", "", "payee")]
    [InlineData("\"transactionId\":\"t-1\"", "\"transactionId\":7", "transactionId")]
    [InlineData("chargeback", "charge back", "source")]
    [InlineData("}", "} {", "$")]
    [InlineData("{", "[{", "$")]
    public async Task A_body_that_is_no_label_is_refused_by_field(string from, string to, string field)
    {
        await using var api = await ApiHost.Start();

        var problem = await ApiHost.Problem(await Post(api, Body.Replace(from, to, StringComparison.Ordinal)), 400, "invalid-label");

        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
        Assert.Empty(api.Cluster.Accounts.Labels);
    }

    [Fact]
    public async Task A_body_that_is_too_long_or_of_another_kind_is_refused()
    {
        await using var api = await ApiHost.Start();

        await ApiHost.Problem(await Post(api, new string(' ', 9_000)), 413, "body-too-large");
        await ApiHost.Problem(await Post(api, Body, "text/plain"), 415, "unsupported-media-type");
    }

    private static async Task<HttpResponseMessage> Post(ApiHost api, string body, string contentType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        return await api.Client.PostAsync("/api/v1/labels", content, TestContext.Current.CancellationToken);
    }
}
