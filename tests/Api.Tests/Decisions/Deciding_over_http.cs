using System.Net;
using System.Text;
using FraudGrains.Api.Tests.Fakes;
using FraudGrains.Wire;

namespace FraudGrains.Api.Tests.Decisions;

public sealed class Deciding_over_http
{
    [Fact]
    public async Task A_transaction_is_answered_with_the_decision_as_it_is_spelt_on_the_topics()
    {
        await using var api = await ApiHost.Start();

        var response = await api.Post(Samples.Body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var asked = Assert.Single(api.Cluster.Accounts.Asked);
        Assert.Equal("C1305486145", asked.Payer.Value);
        Assert.Equal(181_00, asked.AmountMinorUnits);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.GetString(DecisionJson.ToUtf8(Samples.Decision(asked))), Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task The_same_id_and_body_get_the_same_bytes_again()
    {
        await using var api = await ApiHost.Start();

        var first = await (await api.Post(Samples.Body)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var second = await (await api.Post(Samples.Body)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task The_same_id_with_another_body_is_a_conflict()
    {
        await using var api = await ApiHost.Start();
        await api.Post(Samples.Body);

        var response = await api.Post(Samples.Body.Replace("181.00", "182.00"));

        var problem = await ApiHost.Problem(response, 409, "transaction-id-reused");
        Assert.Contains("t-1", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_form_of_PaySim_is_understood_when_it_brings_an_id_and_refused_when_it_does_not()
    {
        await using var api = await ApiHost.Start();
        const string Row = """{"step":1,"type":"TRANSFER","amount":181.0,"nameOrig":"C1","oldbalanceOrg":181.0,"newbalanceOrig":0,"nameDest":"C2","oldbalanceDest":0,"newbalanceDest":0}""";

        var named = await api.Post(Row.Replace("{", "{\"transactionId\":\"p-1\","));
        var nameless = await api.Post(Row);

        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        var problem = await ApiHost.Problem(nameless, 400, "invalid-transaction");
        Assert.Equal("is required", problem.GetProperty("errors").GetProperty("transactionId")[0].GetString());
    }
}
