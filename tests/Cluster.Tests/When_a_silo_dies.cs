using FraudGrains.Cluster.Tests.Engine;

namespace FraudGrains.Cluster.Tests;

/// <summary>A crash: a second cluster over the same store and broker, after the first was stopped at the worst moment.</summary>
public sealed class When_a_silo_dies
{
    [Fact]
    public async Task Between_the_write_and_the_publication_the_redelivery_publishes_the_very_decision_that_was_written()
    {
        await using var first = await EngineCluster.Start();
        string? unpublished = null;
        first.Publisher.BeforePublish = messages =>
        {
            unpublished = System.Text.Encoding.UTF8.GetString(messages[0].Receipt);
            throw new TimeoutException("injected");
        };
        var record = Records.Transaction("t1").At(0);
        await Assert.ThrowsAsync<Accounts.AccountUnavailableException>(() => first.Account("A").Deliver([record]));
        Assert.Equal(1, first.Store.Stored("A").Velocity.Debits.LifetimeCount);

        await using var second = await EngineCluster.Start(first);
        second.Publisher.BeforePublish = _ => Task.CompletedTask;
        await second.Account("A").Deliver([record]);

        Assert.Equal(unpublished, Assert.Single(second.Publisher.Published));
        Assert.Equal(1, (await second.Account("A").GetRisk()).Lifetime.DebitCount);
    }

    [Fact]
    public async Task Between_the_payers_write_and_the_payees_the_redelivery_completes_both_legs()
    {
        await using var first = await EngineCluster.Start();
        first.Store.BeforeCommit = commit => commit.AccountId == "B" ? throw new TimeoutException("injected") : Task.CompletedTask;
        var record = Records.Transaction("t1").At(0);
        await Assert.ThrowsAsync<Accounts.AccountUnavailableException>(() => first.Account("A").Deliver([record]));
        Assert.Equal(1, first.Store.Stored("A").Velocity.Debits.LifetimeCount);
        Assert.Equal(0, first.Store.Stored("B").Velocity.Credits.LifetimeCount);

        await using var second = await EngineCluster.Start(first);
        second.Store.BeforeCommit = _ => Task.CompletedTask;
        await second.Account("A").Deliver([record]);

        Assert.Equal(1, second.Store.Stored("A").Velocity.Debits.LifetimeCount);
        Assert.Equal(1, second.Store.Stored("B").Velocity.Credits.LifetimeCount);
    }

    [Fact]
    public async Task Between_the_payees_write_and_the_publication_the_redelivery_counts_the_leg_once()
    {
        await using var first = await EngineCluster.Start();
        first.Publisher.BeforePublish = _ => throw new TimeoutException("injected");
        var record = Records.Transaction("t1").At(0);
        await Assert.ThrowsAsync<Accounts.AccountUnavailableException>(() => first.Account("A").Deliver([record]));
        Assert.Equal(1, first.Store.Stored("B").Velocity.Credits.LifetimeCount);

        await using var second = await EngineCluster.Start(first);
        second.Publisher.BeforePublish = _ => Task.CompletedTask;
        await second.Account("A").Deliver([record]);

        Assert.Equal(1, second.Store.Stored("B").Velocity.Credits.LifetimeCount);
    }

    [Fact]
    public async Task And_the_log_was_made_anew_the_payees_leg_comes_with_the_next_record()
    {
        await using var first = await EngineCluster.Start();
        first.Store.BeforeCommit = commit => commit.AccountId == "B" ? throw new TimeoutException("injected") : Task.CompletedTask;
        await Assert.ThrowsAsync<Accounts.AccountUnavailableException>(() => first.Account("A").Deliver([Records.Transaction("t1").At(0)]));

        await using var second = await EngineCluster.Start(first);
        second.Store.BeforeCommit = _ => Task.CompletedTask;
        await second.Account("A").Deliver([Records.Transaction("t2", second: 1).At(0) with { Position = new Accounts.LogPosition("log-2", 0, 0, 0) }]);

        Assert.Equal(2, second.Store.Stored("B").Velocity.Credits.LifetimeCount);
        Assert.Equal(["t1", "t2"], second.Publisher.ByTransaction.Select(t => t.Key).Order());
    }

    [Fact]
    public async Task The_payees_answer_to_a_leg_that_comes_again_does_not_count_that_leg()
    {
        await using var cluster = await EngineCluster.Start();
        var leg = new Accounts.CreditLeg("t1", new("A"), Records.Start, 1_000, new Accounts.LogPosition("log-1", 0, 0, 0));

        var first = await cluster.Account("B").GetPayeeFeatures([leg]);
        await cluster.Account("B").ApplyCredits([leg]);
        var again = await cluster.Account("B").GetPayeeFeatures([leg]);

        // All but the payee's age: it has one now.
        Assert.Equal(first[0].Values[..36], again[0].Values[..36]);
        Assert.Equal(1, cluster.Store.Stored("B").Velocity.Credits.LifetimeCount);
    }

    [Fact]
    public async Task An_activation_that_has_lost_its_account_credits_nobody_for_a_producer_duplicate()
    {
        await using var one = await EngineCluster.Start();
        await using var other = await EngineCluster.Start(one);
        await one.Account("A").Deliver([Records.Transaction("t0").At(0)]);
        await other.Account("A").Deliver([Records.Transaction("t1", second: 1).At(1)]);

        // The first activation does not know t1, and nothing it has done since has told it so.
        await one.DeliverUntilDone(Records.Transaction("t1", second: 1).At(2));

        Assert.Equal(2, one.Store.Stored("A").Velocity.Debits.LifetimeCount);
        Assert.Equal(2, one.Store.Stored("B").Velocity.Credits.LifetimeCount);
    }

    [Fact]
    public async Task Two_activations_of_one_account_that_race_count_every_transaction_once()
    {
        await using var one = await EngineCluster.Start();
        await using var other = await EngineCluster.Start(one);
        const int Count = 20;

        // Neither writes before both have read: so they meet, however one is held up.
        var (writers, met) = (new HashSet<Guid>(), Signals.Signal());
        one.Store.BeforeCommit = commit =>
        {
            if (commit.AccountId != "A")
                return Task.CompletedTask;
            lock (writers)
            {
                if (writers.Add(commit.Writer) && writers.Count == 2)
                    met.SetResult();
            }

            return met.Task;
        };

        var deliveries = Enumerable.Range(0, Count).Select(i =>
        {
            var record = Records.Transaction($"t{i}", second: i).At(i);
            return Task.WhenAll(one.DeliverUntilDone(record), other.DeliverUntilDone(record));
        });
        await Task.WhenAll(deliveries);

        Assert.True(one.Store.Refused > 0, "The activations never met: the test shows nothing.");
        Assert.Equal(Count, one.Store.Stored("A").Velocity.Debits.LifetimeCount);
        Assert.Equal(Count * 1_000, one.Store.Stored("A").Velocity.Debits.LifetimeSum);
        Assert.Equal(Count, one.Store.Stored("B").Velocity.Credits.LifetimeCount);
        Assert.Equal(Count, one.Publisher.ByTransaction.Count);
        Assert.All(one.Publisher.ByTransaction, t => Assert.Single(t.Distinct()));
    }
}
