using FraudGrains.Accounts;
using FraudGrains.Cluster.Tests.Engine;

namespace FraudGrains.Cluster.Tests;

public sealed class When_a_transaction_comes_again
{
    [Fact]
    public async Task The_same_delivery_twice_counts_once_on_both_legs()
    {
        await using var cluster = await EngineCluster.Start();
        var record = Records.Transaction("t1").At(offset: 5);

        await cluster.Account("A").Deliver([record]);
        await cluster.Account("A").Deliver([record]);

        await ThenBothLegsCount(cluster, 1, 10);
    }

    [Fact]
    public async Task A_B_A_counts_each_once()
    {
        await using var cluster = await EngineCluster.Start();
        var (a, b) = (Records.Transaction("a").At(0), Records.Transaction("b", second: 1).At(1));

        await cluster.Account("A").Deliver([a]);
        await cluster.Account("A").Deliver([b]);
        await cluster.Account("A").Deliver([a]);

        await ThenBothLegsCount(cluster, 2, 20);
    }

    [Fact]
    public async Task A_producer_duplicate_at_another_offset_counts_once()
    {
        await using var cluster = await EngineCluster.Start();

        await cluster.Account("A").Deliver([Records.Transaction("t1").At(0)]);
        await cluster.Account("A").Deliver([Records.Transaction("t1").At(1), Records.Transaction("t2", second: 1).At(2)]);

        await ThenBothLegsCount(cluster, 2, 20);
        Assert.Equal(2, cluster.Publisher.Published.Count);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public async Task What_only_one_of_its_accounts_has_lost_counts_there_again_and_nowhere_else(string lost)
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Deliver([Records.Transaction("t1").At(0)]);
        await cluster.Account("A").Deliver([Records.Transaction("t2", second: 1).At(1), Records.Transaction("t1").At(2)]);

        cluster.Store.Lose(lost);
        await cluster.Account("A").Deliver([Records.Transaction("t1").At(0), Records.Transaction("t2", second: 1).At(1), Records.Transaction("t1").At(2)]);

        await ThenBothLegsCount(cluster, 2, 20);
    }

    [Fact]
    public async Task What_was_read_before_the_store_went_back_waits_until_it_is_read_again()
    {
        await using var cluster = await EngineCluster.Start();
        cluster.Store.Number = 1;
        await cluster.Account("A").Deliver([Records.Transaction("t1").At(0).In(store: 1)]);

        cluster.Store.Lose("A");
        cluster.Store.Lose("B");
        var later = Records.Transaction("t2", second: 1).At(1, lowWatermark: 1);
        await Assert.ThrowsAsync<AccountUnavailableException>(() => cluster.Account("A").Deliver([later.In(store: 1)]));
        await Assert.ThrowsAsync<AccountUnavailableException>(() => cluster.Account("B").ApplyCredits([new("t2", new("A"), Records.Start, 1_000, later.In(store: 1).Position)]).AsTask());
        await cluster.Account("A").Deliver([Records.Transaction("t1").At(0).In(store: 3), later.In(store: 3)]);

        await ThenBothLegsCount(cluster, 2, 20);
    }

    [Fact]
    public async Task Twice_within_one_delivery_counts_once()
    {
        await using var cluster = await EngineCluster.Start();

        await cluster.Account("A").Deliver([Records.Transaction("t1").At(0), Records.Transaction("t1").At(1)]);

        await ThenBothLegsCount(cluster, 1, 10);
    }

    [Fact]
    public async Task Its_id_with_other_money_is_rejected_with_the_reason_and_counts_nothing()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Deliver([Records.Transaction("t1").At(0)]);

        await cluster.Account("A").Deliver([Records.Transaction("t1", amount: 99).At(1)]);

        await ThenBothLegsCount(cluster, 1, 10);
        var (id, reason) = Assert.Single(cluster.Rejects.All);
        Assert.Equal("t1", id);
        Assert.StartsWith("transactionId:", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_id_with_other_money_within_one_delivery_is_rejected_too()
    {
        await using var cluster = await EngineCluster.Start();

        await cluster.Account("A").Deliver([Records.Transaction("t1").At(0), Records.Transaction("t1", amount: 99).At(1)]);

        await ThenBothLegsCount(cluster, 1, 10);
        Assert.Equal("t1", Assert.Single(cluster.Rejects.All).TransactionId);
    }

    [Fact]
    public async Task A_redelivery_after_its_ids_were_let_go_is_recognised_by_its_place_in_the_log()
    {
        await using var cluster = await EngineCluster.Start();
        var first = Records.Transaction("t0").At(0);
        await cluster.Account("A").Deliver([first]);
        for (var i = 1; i <= 1_100; i += 50)
            await cluster.Account("A").Deliver([.. Enumerable.Range(i, 50).Select(n => Records.Transaction($"t{n}", second: n).At(n))]);
        var before = (await cluster.Account("A").GetRisk()).Lifetime;

        await cluster.Account("A").Deliver([first]);

        Assert.Equal(before, (await cluster.Account("A").GetRisk()).Lifetime);
        Assert.Empty(cluster.Rejects.All);
    }

    [Fact]
    public async Task One_too_old_to_be_told_from_a_repeat_is_rejected_not_counted()
    {
        await using var cluster = await EngineCluster.Start();
        for (var i = 0; i < 1_100; i += 50)
            await cluster.Account("A").Deliver([.. Enumerable.Range(i, 50).Select(n => Records.Transaction($"t{n}", second: n).At(n))]);

        await cluster.Account("A").Deliver([Records.Transaction("t0").At(5_000)]);

        Assert.Equal(1_100, (await cluster.Account("A").GetRisk()).Lifetime.DebitCount);
        Assert.Contains("cannot be told from a repeat", Assert.Single(cluster.Rejects.All).Reason, StringComparison.Ordinal);
    }

    private static async Task ThenBothLegsCount(EngineCluster cluster, int count, decimal amount)
    {
        var payer = (await cluster.Account("A").GetRisk()).Lifetime;
        var payee = (await cluster.Account("B").GetRisk()).Lifetime;
        Assert.Equal((count, amount), (payer.DebitCount, payer.DebitAmount));
        Assert.Equal((count, amount), (payee.CreditCount, payee.CreditAmount));
    }
}
