using System.Collections.Concurrent;
using FraudGrains.Accounts;
using FraudGrains.Cluster.Tests.Engine;
using FraudGrains.Decisions;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Decisions;
using FraudGrains.Wire;
using static FraudGrains.Cluster.Tests.Engine.Signals;

namespace FraudGrains.Cluster.Tests;

public sealed class When_a_client_asks
{
    private static readonly (string, string)[] LimitOfFive =
    [
        ("Rules:DebitLimits:0:Code", "five-an-hour"), ("Rules:DebitLimits:0:Window", "1h"),
        ("Rules:DebitLimits:0:CountMax", "5"), ("Rules:DebitLimits:0:Action", "block"),
    ];

    [Fact]
    public async Task Many_at_once_against_a_limit_exactly_the_limit_is_approved()
    {
        await using var cluster = await EngineCluster.Start(settings: LimitOfFive);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => cluster.Account("A").Decide(Records.Transaction($"t{i}", payee: $"B{i}"))));

        Assert.Equal(5, answers.Count(a => a.Decision!.Outcome == Outcome.Approve));
        Assert.Equal(35, answers.Count(a => a.Decision!.Outcome == Outcome.Block));
        var risk = await cluster.Account("A").GetRisk();
        Assert.Equal((5, 50m), (risk.Lifetime.DebitCount, risk.Lifetime.DebitAmount));
        Assert.Equal(new OutcomeCounts(5, 0, 35), risk.Outcomes);
    }

    [Fact]
    public async Task About_what_the_log_is_bringing_it_counts_once_though_the_log_s_delivery_failed_half_way()
    {
        await using var cluster = await EngineCluster.Start();
        var record = Records.Transaction("t1").At(0);
        cluster.Store.BeforeCommit = commit => commit.AccountId == "A" ? throw new IOException("away") : Task.CompletedTask;
        await Assert.ThrowsAsync<AccountUnavailableException>(() => cluster.Account("A").Deliver([record]));
        cluster.Store.BeforeCommit = _ => Task.CompletedTask;

        var answer = await cluster.Account("A").Decide(record.Transaction);
        await cluster.DeliverUntilDone(record);

        Assert.NotNull(answer.Decision);
        Assert.Equal((1, 1), ((await cluster.Account("A").GetRisk()).Lifetime.DebitCount, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount));
    }

    [Fact]
    public async Task Nothing_that_it_waits_for_is_gathered_with_others_and_what_the_log_brings_is()
    {
        await using var cluster = await EngineCluster.Start();
        var (commits, receipts) = (new ConcurrentQueue<AccountCommit>(), new ConcurrentQueue<DecisionMessage>());
        cluster.Store.BeforeCommit = commit =>
        {
            commits.Enqueue(commit);
            return Task.CompletedTask;
        };
        cluster.Publisher.BeforePublish = messages =>
        {
            receipts.Enqueue(messages[0]);
            return Task.CompletedTask;
        };

        await cluster.Account("A").Decide(Records.Transaction("t1"));
        Assert.Equal([("A", true), ("B", true)], commits.Take(2).Select(c => (c.AccountId, c.IsAwaited)));

        commits.Clear();
        await cluster.Account("C").Deliver([Records.Transaction("t2", payer: "C", payee: "D").At(0)]);
        Assert.Equal([("C", false), ("D", false)], commits.Where(c => c.AccountId is "C" or "D").Select(c => (c.AccountId, c.IsAwaited)));
        Assert.Equal([true, false], receipts.Select(r => r.IsAwaited));
    }

    [Fact]
    public async Task The_same_question_gets_the_same_bytes_and_changes_nothing()
    {
        await using var cluster = await EngineCluster.Start();

        var first = await cluster.Account("A").Decide(Records.Transaction("t1"));
        var again = await cluster.Account("A").Decide(Records.Transaction("t1"));

        Assert.Equal(DecisionJson.ToUtf8(first.Decision!), DecisionJson.ToUtf8(again.Decision!));
        Assert.True(again.IsRepeat);
        Assert.Equal(1, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount);
    }

    [Fact]
    public async Task A_question_asked_again_long_after_gets_the_same_bytes()
    {
        await using var cluster = await EngineCluster.Start();
        var first = await cluster.Account("A").Decide(Records.Transaction("t0"));
        for (var i = 1; i < 30; i++)
            await cluster.Account("A").Decide(Records.Transaction($"t{i}", second: i));

        var again = await cluster.Account("A").Decide(Records.Transaction("t0"));

        Assert.Equal(DecisionJson.ToUtf8(first.Decision!), DecisionJson.ToUtf8(again.Decision!));
    }

    [Fact]
    public async Task Long_after_and_the_receipt_is_not_at_hand_no_other_answer_takes_its_place()
    {
        await using var cluster = await EngineCluster.Start();
        for (var i = 0; i < 30; i++)
            await cluster.Account("A").Decide(Records.Transaction($"t{i}", second: i));
        cluster.Publisher.AuditIsBehind = true;

        var again = await cluster.Account("A").Decide(Records.Transaction("t0"));

        Assert.Null(again.Decision);
        Assert.True(again.IsRepeat);
        Assert.Equal(30, (await cluster.Account("A").GetRisk()).Lifetime.DebitCount);
    }

    [Fact]
    public async Task The_same_id_with_another_body_is_a_conflict_and_changes_nothing()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Decide(Records.Transaction("t1"));

        var other = await cluster.Account("A").Decide(Records.Transaction("t1", amount: 11));

        Assert.True(other.IsConflict);
        Assert.Equal(10, (await cluster.Account("A").GetRisk()).Lifetime.DebitAmount);
    }

    [Fact]
    public async Task An_approved_transaction_that_then_arrives_by_the_log_is_recognised()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Decide(Records.Transaction("t1"));

        await cluster.Account("A").Deliver([Records.Transaction("t1").At(0)]);

        Assert.Equal(1, (await cluster.Account("A").GetRisk()).Lifetime.DebitCount);
        Assert.Equal(1, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount);
        Assert.Single(cluster.Publisher.Published);
    }

    [Fact]
    public async Task A_blocked_transaction_moves_nothing_until_the_log_says_that_it_happened()
    {
        await using var cluster = await EngineCluster.Start(settings: [("Decisions:BlockAtScore", "0.9")]);
        var blocked = await cluster.Account("A").Decide(Records.Transaction("t1", amount: 90_000));
        Assert.Equal(Outcome.Block, blocked.Decision!.Outcome);
        Assert.Equal(0, (await cluster.Account("A").GetRisk()).Lifetime.DebitCount);
        Assert.Equal(0, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount);

        var happened = Records.Transaction("t1", amount: 90_000).At(0);
        await cluster.Account("A").Deliver([happened]);
        await cluster.Account("A").Deliver([happened]);

        Assert.Equal(1, (await cluster.Account("A").GetRisk()).Lifetime.DebitCount);
        Assert.Equal(1, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount);
        Assert.Single(cluster.Publisher.Published);
    }

    [Fact]
    public async Task And_the_silo_dies_after_the_write_the_sweeper_completes_leg_and_publication()
    {
        await using var first = await EngineCluster.Start();
        first.Publisher.BeforePublish = _ => throw new TimeoutException("injected");
        await Assert.ThrowsAsync<AccountUnavailableException>(() => first.Account("A").Decide(Records.Transaction("t1")));

        await using var second = await EngineCluster.Start(first);
        second.Publisher.BeforePublish = _ => Task.CompletedTask;
        foreach (var account in await second.Store.FindOutboxes(Records.Start, 10, CancellationToken.None))
            await second.Account(account).FinishOutbox();

        Assert.Single(second.Publisher.Published);
        Assert.Equal(1, (await second.Account("B").GetRisk()).Lifetime.CreditCount);
        var answer = await second.Account("A").Decide(Records.Transaction("t1"));
        Assert.Equal(DecisionJson.ToUtf8(answer.Decision!), DecisionJson.ToUtf8(DecisionJson.Read(System.Text.Encoding.UTF8.GetBytes(second.Publisher.Published[0]))));
    }

    [Fact]
    public async Task The_leg_that_the_sweeper_brings_again_counts_once()
    {
        await using var first = await EngineCluster.Start();
        first.Publisher.BeforePublish = _ => throw new TimeoutException("injected");
        await Assert.ThrowsAsync<AccountUnavailableException>(() => first.Account("A").Decide(Records.Transaction("t1")));
        Assert.Equal(1, first.Store.Stored("B").Velocity.Credits.LifetimeCount);

        first.Publisher.BeforePublish = _ => Task.CompletedTask;
        await first.Account("A").FinishOutbox();
        await first.Account("A").FinishOutbox();

        Assert.Equal(1, (await first.Account("B").GetRisk()).Lifetime.CreditCount);
        Assert.Single(first.Publisher.Published);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_leg_that_comes_by_the_log_and_by_a_client_counts_once(bool logFirst)
    {
        await using var cluster = await EngineCluster.Start();
        var byLog = new CreditLeg("t1", new("A"), Records.Start, 1_000, new LogPosition("log-1", 0, 0, 0));
        var byClient = byLog with { Position = null };

        await cluster.Account("B").ApplyCredits([logFirst ? byLog : byClient]);
        await cluster.Account("B").ApplyCredits([logFirst ? byClient : byLog]);

        Assert.Equal(1, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount);
    }

    [Fact]
    public async Task A_second_attempt_to_bring_the_leg_that_arrives_after_the_first_was_settled_counts_nothing()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Decide(Records.Transaction("t1"));
        await cluster.Account("B").ForgetLegs(new("A"), ["t1"]);

        await cluster.Account("B").ApplyCredits([new CreditLeg("t1", new("A"), Records.Start, 1_000, Position: null)]);

        Assert.Equal(1, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount);
    }

    [Fact]
    public async Task An_activation_that_has_lost_its_account_brings_no_leg_again()
    {
        await using var one = await EngineCluster.Start();
        one.Publisher.BeforePublish = _ => throw new TimeoutException("injected");
        await Assert.ThrowsAsync<AccountUnavailableException>(() => one.Account("A").Decide(Records.Transaction("t1")));
        one.Publisher.BeforePublish = _ => Task.CompletedTask;
        await using var other = await EngineCluster.Start(one);
        await other.Account("A").FinishOutbox();

        await Assert.ThrowsAsync<AccountUnavailableException>(() => one.Account("A").FinishOutbox());

        Assert.True(one.Store.Refused > 0);
        Assert.Single(one.Publisher.Published);
    }

    [Fact]
    public async Task One_that_has_gone_leaves_nothing_decided()
    {
        await using var cluster = await EngineCluster.Start();
        var (entered, release) = (Signal(), Signal());
        cluster.Store.BeforeLoad = async account =>
        {
            if (account != "A")
                return;
            entered.TrySetResult();
            await release.Task;
        };
        var cancelled = Signal();
        cluster.Calls.Before = call =>
        {
            if (call.InterfaceMethod.Name == nameof(IAccountGrain.Decide))
                call.Request.GetCancellationToken().Register(() => cancelled.TrySetResult());
            return Task.CompletedTask;
        };
        using var gone = new CancellationTokenSource();
        var answer = cluster.Account("A").Decide(Records.Transaction("t1", payee: "A"), gone.Token);
        await entered.Task;
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);

        // The cancellation goes its own way to the grain.
        await cancelled.Task;
        release.SetResult();

        // Decisions go one at a time: when the next one is made, this one has had its turn.
        await cluster.Account("A").Decide(Records.Transaction("t2", payee: "A", second: 1));
        Assert.Equal(1, (await cluster.Account("A").GetRisk()).Lifetime.DebitCount);
        Assert.Equal(["t2"], cluster.Publisher.ByTransaction.Select(t => t.Key));
    }

    [Fact]
    public async Task A_payee_that_cannot_be_read_makes_the_mode_stale_state()
    {
        await using var cluster = await EngineCluster.Start();
        var failing = true;
        cluster.Store.BeforeLoad = account => account == "B" && failing ? throw new TimeoutException("injected") : Task.CompletedTask;

        var first = await cluster.Account("A").Decide(Records.Transaction("t1"));
        failing = false;
        var answer = await cluster.Account("A").Decide(Records.Transaction("t1"));

        Assert.Equal(DecisionMode.StaleState, answer.Decision!.Mode);
        Assert.Equal(DecisionJson.ToUtf8(first.Decision!), DecisionJson.ToUtf8(answer.Decision));
        Assert.Equal(1, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount);
    }
}
