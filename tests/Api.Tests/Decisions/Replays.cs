namespace FraudGrains.Api.Tests.Decisions;

public sealed class Replays
{
    private static readonly byte[] Receipt = """{"transactionId":"t-1","outcome":"review","score":0.5,"receiptHash":"aa"}"""u8.ToArray();

    [Fact]
    public async Task The_same_bytes_computed_again_are_the_answer()
    {
        await using var api = await Start();

        var response = await Replay(api, "t-1");

        Assert.Equal(Receipt, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_model_no_longer_at_hand_is_told()
    {
        await using var api = await Start();
        api.Cluster.Replay.Answer = _ => new(null, "The decision was made by model m-1, which is no longer kept.");

        var problem = await ApiHost.Problem(await Replay(api, "t-1"), 409, "replay-not-possible");

        Assert.Contains("m-1", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_decision_that_comes_out_otherwise_is_told_with_its_fields()
    {
        await using var api = await Start();
        api.Cluster.Replay.Answer = _ => new("""{"transactionId":"t-1","outcome":"block","score":0.5,"receiptHash":"bb"}"""u8.ToArray(), null);

        var problem = await ApiHost.Problem(await Replay(api, "t-1"), 409, "replay-differs");

        Assert.Contains("differs in outcome.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_transaction_nobody_decided_is_not_found()
    {
        await using var api = await Start();

        await ApiHost.Problem(await Replay(api, "t-404"), 404, "decision-not-found");
    }

    private static async Task<ApiHost> Start()
    {
        var api = await ApiHost.Start();
        api.Cluster.Audit.Receipts["t-1"] = Receipt;
        return api;
    }

    private static Task<HttpResponseMessage> Replay(ApiHost api, string id) =>
        api.Client.PostAsync($"/api/v1/decisions/{id}/replay", null, TestContext.Current.CancellationToken);
}
