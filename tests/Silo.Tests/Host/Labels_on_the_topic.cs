using System.Text;
using System.Text.Json;
using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Host;

public sealed class Labels_on_the_topic
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Reach_both_accounts_once_and_what_cannot_be_taken_is_dead_lettered_with_its_reason()
    {
        using var data = new TestDirectory();
        await using var silo = await SiloProcess.Start(data.Path, "--Labels:UnknownPatience=1");
        await silo.Warm();
        await silo.Decide(Feed.Transaction("t-1", "C1", "M1", 20_000, Noon).Value);
        var bootstrap = await silo.Bootstrap();
        (string, string)[] labels = [("C1", Label("t-1", "M1")), ("C1", Label("t-1", "M1")), ("C1", Label("t-1", "M2")), ("C9", Label("t-9", "M1")), ("C1", "not json")];

        Feed.Send(bootstrap, labels, "transaction_labels");

        var letters = Feed.Read(bootstrap, "financial_transactions.dlq", 3);
        Assert.Equal(
            new[] { "not json", Label("t-1", "M2"), Label("t-9", "M1") }.Order(StringComparer.Ordinal),
            letters.Select(l => l.Message.Value).Order(StringComparer.Ordinal));
        Assert.All(letters, l => Assert.Equal("transaction_labels", Encoding.UTF8.GetString(l.Message.Headers.GetLastBytes("dlq.topic"))));
        Assert.All(letters, l => Assert.NotEmpty(Encoding.UTF8.GetString(l.Message.Headers.GetLastBytes("dlq.reason"))));
        var counts = (await silo.GetJson("/api/v1/accounts/M1")).GetProperty("labels");
        Assert.Equal(1, counts.Long("receivedFraud"));
        Assert.Equal(1, (await silo.GetJson("/api/v1/accounts/C1")).GetProperty("labels").Long("paidFraud"));

        // Reviewed at a score of 0.88, and fraud.
        var ofModel = LabelsOfModel(await silo.UntilJson("/api/v1/models", models => LabelsOfModel(models).Long("flaggedFraud") > 0));
        Assert.Equal((1, 0), (ofModel.Long("flaggedFraud"), ofModel.Long("flaggedGenuine")));
    }

    [Fact]
    public async Task One_that_is_too_large_to_be_dead_lettered_whole_holds_up_nothing_behind_it()
    {
        using var data = new TestDirectory();
        await using var silo = await SiloProcess.Start(data.Path);
        await silo.Warm();
        await silo.Decide(Feed.Transaction("t-1", "C1", "M1", 20_000, Noon).Value);
        var bootstrap = await silo.Bootstrap();

        // As much as a client sends at once: with the headers of a dead letter it is more.
        Feed.Send(bootstrap, [("C1", new string('x', 999_900)), ("C1", Label("t-1", "M1"))], "transaction_labels");

        var letter = Feed.Read(bootstrap, "financial_transactions.dlq", 1)[0].Message;
        Assert.Null(letter.Value);
        Assert.Equal("999900", Encoding.UTF8.GetString(letter.Headers.GetLastBytes("dlq.omitted-value-bytes")));
        await silo.UntilJson("/api/v1/accounts/M1", account => account.GetProperty("labels").Long("receivedFraud") == 1);
    }

    private static JsonElement LabelsOfModel(JsonElement models) => models.GetProperty("models")[0].GetProperty("labels");

    private static string Label(string id, string payee) =>
        $$"""{"transactionId":"{{id}}","payer":"{{(id == "t-9" ? "C9" : "C1")}}","payee":"{{payee}}","isFraud":true,"labelledAt":"2026-01-12T09:30:00.000Z","source":"test"}""";
}
