using FraudGrains.Accounts;
using FraudGrains.Catalog;
using FraudGrains.Cluster.Tests.Engine;
using FraudGrains.Labels;

namespace FraudGrains.Cluster.Tests;

public sealed class When_labels_arrive
{
    private static readonly DateTimeOffset WeekLater = Records.Start.AddDays(7);

    [Fact]
    public async Task Payer_and_payee_know_it_durably_before_the_answer()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Decide(Records.Transaction("t1"));

        var answer = await cluster.Account("A").Label(Label("t1"));

        Assert.Equal(LabelResult.Applied, answer.Result);
        Assert.Equal([Records.Start.ToUnixTimeMilliseconds()], Frauds(cluster.Store.Stored("A").Labels.Debits));
        Assert.Equal([Records.Start.ToUnixTimeMilliseconds()], Frauds(cluster.Store.Stored("B").Labels.Credits));
        Assert.Equal(new AccountLabelCounts(0, 0, 1, 0), (await cluster.Account("B").GetRisk()).Labels);
    }

    [Fact]
    public async Task The_same_one_again_changes_nothing()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Decide(Records.Transaction("t1"));
        await cluster.Account("A").Label(Label("t1"));
        var before = (await cluster.Account("A").GetRisk(), await cluster.Account("B").GetRisk());

        var again = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => cluster.Account("A").Label(Label("t1"))));

        Assert.All(again, a => Assert.Equal(LabelResult.Known, a.Result));
        Assert.Equal((before.Item1.StateVersion, before.Item2.StateVersion), ((await cluster.Account("A").GetRisk()).StateVersion, (await cluster.Account("B").GetRisk()).StateVersion));
        Assert.Equal(new LabelFigures(0, 0, 1, 0), await Figures(cluster));
    }

    [Fact]
    public async Task A_correction_replaces_it_at_both_and_in_the_figures()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Decide(Records.Transaction("t1", amount: 60_000));
        await cluster.Account("A").Label(Label("t1"));
        Assert.Equal(new LabelFigures(1, 0, 0, 0), await Figures(cluster));

        await cluster.Account("A").Label(Label("t1", isFraud: false, WeekLater.AddDays(1)));

        Assert.Equal(new LabelFigures(0, 1, 0, 0), await Figures(cluster));
        Assert.Equal(new AccountLabelCounts(0, 1, 0, 0), (await cluster.Account("A").GetRisk()).Labels);
        Assert.Equal(new AccountLabelCounts(0, 0, 0, 1), (await cluster.Account("B").GetRisk()).Labels);
    }

    [Fact]
    public async Task A_correction_that_overtakes_what_it_corrects_still_stands()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Decide(Records.Transaction("t1"));

        await cluster.Account("A").Label(Label("t1", isFraud: false, WeekLater.AddDays(1)));
        await cluster.Account("A").Label(Label("t1"));

        Assert.Equal(new AccountLabelCounts(0, 1, 0, 0), (await cluster.Account("A").GetRisk()).Labels);
        Assert.Equal(new LabelFigures(0, 0, 0, 1), await Figures(cluster));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public async Task A_write_that_fails_at_either_account_is_made_good_by_bringing_it_again(string failing)
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Decide(Records.Transaction("t1"));
        var failures = 1;
        cluster.Store.BeforeCommit = commit => commit.AccountId == failing && failures-- > 0 ? throw new TimeoutException("injected") : Task.CompletedTask;

        await Assert.ThrowsAsync<AccountUnavailableException>(() => cluster.Account("A").Label(Label("t1")));
        Assert.Equal(LabelResult.Applied, (await cluster.Account("A").Label(Label("t1"))).Result);

        Assert.Single(Frauds(cluster.Store.Stored("A").Labels.Debits));
        Assert.Single(Frauds(cluster.Store.Stored("B").Labels.Credits));
        Assert.Equal(new LabelFigures(0, 0, 1, 0), await Figures(cluster));
    }

    [Fact]
    public async Task One_of_a_transaction_nobody_decided_is_not_taken()
    {
        await using var cluster = await EngineCluster.Start();

        Assert.Equal(LabelResult.UnknownTransaction, (await cluster.Account("A").Label(Label("t1"))).Result);
        Assert.Equal(0, (await cluster.Account("B").GetRisk()).StateVersion);
    }

    [Fact]
    public async Task One_that_names_another_payee_is_not_taken()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Decide(Records.Transaction("t1"));

        var answer = await cluster.Account("A").Label(Label("t1") with { Payee = new("C") });

        Assert.Equal(LabelResult.OtherPayee, answer.Result);
        Assert.Contains("paid to 'B'", answer.Detail, StringComparison.Ordinal);
        Assert.Empty(Frauds(cluster.Store.Stored("A").Labels.Debits));
    }

    [Fact]
    public async Task One_of_a_payment_to_oneself_is_known_on_both_legs()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Decide(Records.Transaction("t1", payee: "A"));

        await cluster.Account("A").Label(Label("t1") with { Payee = new("A") });

        Assert.Equal(new AccountLabelCounts(1, 0, 1, 0), (await cluster.Account("A").GetRisk()).Labels);
    }

    [Fact]
    public async Task One_long_after_is_taken_though_the_account_keeps_the_decision_no_more()
    {
        await using var cluster = await EngineCluster.Start();
        for (var i = 0; i < 30; i++)
            await cluster.Account("A").Decide(Records.Transaction($"t{i}", second: i));
        cluster.Publisher.AuditIsBehind = true;

        Assert.Equal(LabelResult.Applied, (await cluster.Account("A").Label(Label("t3"))).Result);
        Assert.Equal([Records.Start.AddSeconds(3).ToUnixTimeMilliseconds()], Frauds(cluster.Store.Stored("B").Labels.Credits));
    }

    private static TransactionLabel Label(string id, bool isFraud = true, DateTimeOffset? at = null) =>
        new() { TransactionId = id, Payer = new("A"), Payee = new("B"), IsFraud = isFraud, LabelledAt = at ?? WeekLater };

    private static long[] Frauds(FraudGrains.Grains.Labels.LegLabels labels)
    {
        var times = new long[FraudGrains.Grains.Labels.LegLabels.FraudCapacity];
        return times[..labels.ReadFrauds(WeekLater.ToUnixTimeMilliseconds(), times)];
    }

    private static async Task<LabelFigures> Figures(EngineCluster cluster)
    {
        var counts = await cluster.Tally.Read(CancellationToken.None);
        return FraudGrains.Grains.Catalog.FigureSums.Labels("tiny", counts);
    }
}
