using FraudGrains.Accounts;
using FraudGrains.Cluster.Tests.Engine;
using FraudGrains.Grains.Accounts;
using static FraudGrains.Cluster.Tests.Engine.Signals;

namespace FraudGrains.Cluster.Tests;

public sealed class When_a_state_write_fails
{
    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public async Task Before_it_happened_the_redelivery_counts_once(string whose)
    {
        await using var cluster = await EngineCluster.Start();
        cluster.Store.BeforeCommit = FailOnce(whose);
        var record = Records.Transaction("t1").At(0);

        await Assert.ThrowsAsync<AccountUnavailableException>(() => cluster.Account("A").Deliver([record]));
        Assert.Empty(cluster.Publisher.Published);
        await cluster.Account("A").Deliver([record]);

        await ThenCounted(cluster, 1);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public async Task And_had_happened_all_the_same_the_redelivery_counts_once(string whose)
    {
        await using var cluster = await EngineCluster.Start();
        cluster.Store.AfterCommit = FailOnce(whose);
        var record = Records.Transaction("t1").At(0);

        await Assert.ThrowsAsync<AccountUnavailableException>(() => cluster.Account("A").Deliver([record]));
        await cluster.Account("A").Deliver([record]);

        await ThenCounted(cluster, 1);
    }

    [Fact]
    public async Task Everything_decided_on_top_of_it_falls_with_it()
    {
        await using var cluster = await EngineCluster.Start();
        var (entered, release) = (Signal(), Signal());
        var first = true;
        cluster.Store.BeforeCommit = async commit =>
        {
            if (commit.AccountId != "A" || !first)
                return;
            first = false;
            entered.SetResult();
            await release.Task;
            throw new TimeoutException("injected");
        };
        var one = cluster.Account("A").Deliver([Records.Transaction("t1").At(0)]);
        await entered.Task;
        var two = cluster.Account("A").Decide(Records.Transaction("t2", second: 1));
        release.SetResult();

        await Assert.ThrowsAsync<AccountUnavailableException>(() => one);
        await AnsweredOrUnavailable(two);
        await cluster.DeliverUntilDone(Records.Transaction("t1").At(0));
        await cluster.Account("A").Decide(Records.Transaction("t2", second: 1));

        await ThenCounted(cluster, 2);
        Assert.All(cluster.Publisher.ByTransaction, t => Assert.Single(t.Distinct()));
    }

    [Fact]
    public async Task A_repeat_is_not_answered_before_what_it_repeats_is_durable()
    {
        await using var cluster = await EngineCluster.Start();
        var (entered, release) = (Signal(), Signal());
        cluster.Store.BeforeCommit = async commit =>
        {
            if (commit.AccountId != "A")
                return;
            entered.TrySetResult();
            await release.Task;
        };
        var record = Records.Transaction("t1").At(0);
        var first = cluster.Account("A").Deliver([record]);
        await entered.Task;

        var repeat = cluster.Account("A").Deliver([record]);
        await cluster.Account("A").GetRisk();
        Assert.False(repeat.IsCompleted);
        Assert.Empty(cluster.Publisher.Published);

        release.SetResult();
        await Task.WhenAll(first, repeat);
        await ThenCounted(cluster, 1);
    }

    [Fact]
    public async Task A_write_that_arrives_late_is_never_taken_for_the_next_one()
    {
        // The first write of A is held back on its way, fails for its sender, and reaches the store after the state was read again.
        var store = new FaultyStore();
        var account = new DurableAccount("A", store);
        AccountCommit? late = null;
        store.BeforeCommit = commit =>
        {
            late ??= commit;
            throw new TimeoutException("injected");
        };
        var state = await account.Load();
        state.Version = 1;
        state.Outcomes[0] = 1;
        await Assert.ThrowsAsync<AccountUnavailableException>(() => account.Commit(state));
        store.BeforeCommit = _ => Task.CompletedTask;

        var again = await account.Load();
        await store.Commit(late!.Value);
        again.Version = 1;
        again.Outcomes[0] = 7;

        await Assert.ThrowsAsync<FenceLostException>(() => account.Commit(again));
        Assert.Equal(1, store.Stored("A").Outcomes[0]);
    }

    [Fact]
    public async Task A_request_whose_write_arrives_after_its_account_was_read_again_is_finished_all_the_same()
    {
        await using var cluster = await EngineCluster.Start();
        AccountCommit? late = null;
        cluster.Store.BeforeCommit = commit =>
        {
            late ??= commit;
            throw new TimeoutException("injected");
        };
        await Assert.ThrowsAsync<AccountUnavailableException>(() => cluster.Account("A").Decide(Records.Transaction("t1")));
        cluster.Store.BeforeCommit = _ => Task.CompletedTask;
        Assert.Equal(0, (await cluster.Account("A").GetRisk()).Lifetime.DebitCount);

        await cluster.Store.Commit(late!.Value);
        while ((await cluster.Store.FindOutboxes(DateTimeOffset.MaxValue, 1, CancellationToken.None)).Count > 0)
            await Sweep(cluster);

        Assert.Single(cluster.Publisher.Published);
        Assert.Equal(1, (await cluster.Account("A").GetRisk()).Lifetime.DebitCount);
        Assert.Equal(1, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount);
    }

    private static async Task Sweep(EngineCluster cluster)
    {
        try
        {
            await cluster.Account("A").FinishOutbox();
        }
        catch (AccountUnavailableException)
        {
            // Read anew by the next one.
        }
    }

    private static Func<AccountCommit, Task> FailOnce(string account)
    {
        var failed = false;
        return commit =>
        {
            if (commit.AccountId != account || failed)
                return Task.CompletedTask;
            failed = true;
            throw new TimeoutException("injected");
        };
    }

    private static async Task AnsweredOrUnavailable(Task<DecideAnswer> answer)
    {
        try
        {
            await answer;
        }
        catch (AccountUnavailableException)
        {
            // Either is right: it stood on the failed write, or came after.
        }
    }

    private static async Task ThenCounted(EngineCluster cluster, int count)
    {
        Assert.Equal(count, (await cluster.Account("A").GetRisk()).Lifetime.DebitCount);
        Assert.Equal(count, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount);
        Assert.Equal(count, cluster.Store.Stored("A").Velocity.Debits.LifetimeCount);
        Assert.Equal(count, cluster.Publisher.ByTransaction.Count);
    }
}
