using FraudGrains.Cluster.Tests.Engine;

namespace FraudGrains.Cluster.Tests;

public sealed class When_accounts_pay_each_other
{
    [Fact]
    public async Task Storms_between_two_accounts_neither_deadlock_nor_lose()
    {
        await using var cluster = await EngineCluster.Start(silos: 2);
        const int Count = 100;

        await Task.WhenAll(Enumerable.Range(0, Count).SelectMany(i => new[]
        {
            cluster.Account("A").Deliver([Records.Transaction($"ab{i}", "A", "B", second: i).At(i, partition: 0)]),
            cluster.Account("B").Deliver([Records.Transaction($"ba{i}", "B", "A", second: i).At(i, partition: 1)]),
        }));

        foreach (var account in new[] { "A", "B" })
        {
            var lifetime = (await cluster.Account(account).GetRisk()).Lifetime;
            Assert.Equal((Count, Count), (lifetime.DebitCount, lifetime.CreditCount));
        }
    }

    /// <remarks>Each is activated by its own payment while the other's question about it comes in.</remarks>
    [Fact]
    public async Task Pairs_that_nobody_saw_before_and_whose_store_answers_at_once_do_not_deadlock()
    {
        await using var cluster = await EngineCluster.Start();

        await Task.WhenAll(Enumerable.Range(0, 500).SelectMany(i => new[]
        {
            cluster.Account($"A{i}").Deliver([Records.Transaction($"ab{i}", $"A{i}", $"B{i}").At(i, partition: 0)]),
            cluster.Account($"B{i}").Deliver([Records.Transaction($"ba{i}", $"B{i}", $"A{i}").At(i, partition: 1)]),
        })).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(1_000, cluster.Publisher.Published.Count);
    }

    [Fact]
    public async Task Each_of_many_that_pay_one_account_at_once_counts_once_though_all_come_twice()
    {
        await using var cluster = await EngineCluster.Start();
        const int Payers = 200;
        for (var time = 0; time < 2; time++)
        {
            await Task.WhenAll(Enumerable.Range(0, Payers).Select(i => Task.Run(() =>
                cluster.Account($"A{i}").Deliver([Records.Transaction($"t{i}", $"A{i}", "P", second: i).At(i)]))));
        }

        var lifetime = (await cluster.Account("P").GetRisk()).Lifetime;
        Assert.Equal((0, Payers), (lifetime.DebitCount, lifetime.CreditCount));
        Assert.Equal(Payers, cluster.Publisher.Published.Select(r => System.Text.Json.JsonDocument.Parse(r).RootElement.GetProperty("transactionId").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Paying_oneself_counts_on_both_legs_once()
    {
        await using var cluster = await EngineCluster.Start();
        var record = Records.Transaction("t1", "A", "A").At(0);

        await cluster.Account("A").Deliver([record]);
        await cluster.Account("A").Deliver([record]);
        await cluster.Account("A").Decide(Records.Transaction("t2", "A", "A", second: 1));

        var lifetime = (await cluster.Account("A").GetRisk()).Lifetime;
        Assert.Equal((2, 2), (lifetime.DebitCount, lifetime.CreditCount));
    }

    [Fact]
    public async Task A_batch_sees_the_payments_before_it_and_receipts_chain()
    {
        await using var cluster = await EngineCluster.Start();

        await cluster.Account("A").Deliver([.. Enumerable.Range(0, 3).Select(i => Records.Transaction($"t{i}", second: i).At(i))]);

        var receipts = cluster.Publisher.Published.Select(r => System.Text.Json.JsonDocument.Parse(r).RootElement).ToList();
        Assert.Equal([0, 1, 2], receipts.Select(r => r.GetProperty("features").GetProperty("payer_debit_1h_count").GetInt32()));
        Assert.Equal([0, 0, 0], receipts.Select(r => r.GetProperty("features").GetProperty("payee_is_known").GetInt32()).Take(1).Concat([0, 0]));
        Assert.Equal("", receipts[0].GetProperty("previousReceiptHash").GetString());
        Assert.Equal(receipts[0].GetProperty("receiptHash").GetString(), receipts[1].GetProperty("previousReceiptHash").GetString());
        Assert.Equal(receipts[1].GetProperty("receiptHash").GetString(), receipts[2].GetProperty("previousReceiptHash").GetString());
    }
}
