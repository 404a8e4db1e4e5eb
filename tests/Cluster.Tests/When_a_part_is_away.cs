using FraudGrains.Accounts;
using FraudGrains.Cluster.Tests.Engine;
using FraudGrains.Decisions;
using FraudGrains.Scoring;
using FraudGrains.Wire;

namespace FraudGrains.Cluster.Tests;

/// <summary>An answer says what it had to do without and goes to a human; the log waits. Nothing becomes a clean approval because something failed.</summary>
public sealed class When_a_part_is_away
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_without_the_model_is_decided_by_rules_alone_and_goes_to_a_human(bool hangs)
    {
        await using var cluster = await EngineCluster.Start();
        Away(cluster, IsModel, hangs);

        var decision = (await cluster.Account("A").Decide(Records.Transaction("t1"))).Decision!;

        Assert.Equal((DecisionMode.RulesOnly, Outcome.Review), (decision.Mode, decision.Outcome));
        Assert.Equal("model-unavailable", Assert.Single(decision.Reasons).Code);
        Assert.Equal("", decision.ModelVersion);
    }

    [Fact]
    public async Task A_delivery_waits_for_the_model_and_is_then_decided_in_full()
    {
        await using var cluster = await EngineCluster.Start();
        Away(cluster, IsModel, hangs: false);
        var record = Records.Transaction("t1").At(0);

        await Assert.ThrowsAsync<AccountUnavailableException>(() => cluster.Account("A").Deliver([record]));
        Assert.Empty(cluster.Publisher.Published);
        Assert.Equal(0, (await cluster.Account("A").GetRisk()).Lifetime.DebitCount);
        cluster.Calls.Before = _ => Task.CompletedTask;
        await cluster.DeliverUntilDone(record);

        Assert.Equal(DecisionMode.Full, Assert.Single((await cluster.Account("A").GetRisk()).LastDecisions).Mode);
        Assert.Equal(1, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_without_the_payee_goes_to_a_human_and_the_payee_gets_its_leg_once_it_is_back(bool hangs)
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Warm();
        Away(cluster, IsPayee, hangs);

        var answer = (await cluster.Account("A").Decide(Records.Transaction("t1"))).Decision!;
        var again = (await cluster.Account("A").Decide(Records.Transaction("t1"))).Decision!;

        Assert.Equal((DecisionMode.StaleState, Outcome.Review), (answer.Mode, answer.Outcome));
        Assert.Contains("payee-unavailable", answer.Reasons.Select(r => r.Code));
        Assert.Equal(DecisionJson.ToUtf8(answer), DecisionJson.ToUtf8(again));
        Assert.Single(cluster.Publisher.ByTransaction["t1"].Distinct());
        Assert.Equal(["A"], await cluster.Store.FindOutboxes(default, 10, default));

        cluster.Calls.Before = _ => Task.CompletedTask;
        await cluster.Account("A").FinishOutbox();
        await cluster.Account("A").FinishOutbox();

        Assert.Equal((1, 10m), ((await cluster.Account("B").GetRisk()).Lifetime.CreditCount, (await cluster.Account("B").GetRisk()).Lifetime.CreditAmount));
    }

    [Fact]
    public async Task A_house_that_lets_small_amounts_pass_without_the_payee_still_says_what_they_rest_on()
    {
        await using var cluster = await EngineCluster.Start(settings: ("Decisions:ReviewWithoutPayeeAtAmount", "100"));
        Away(cluster, IsPayee, hangs: false);

        var small = (await cluster.Account("A").Decide(Records.Transaction("t1", amount: 99))).Decision!;
        var large = (await cluster.Account("A").Decide(Records.Transaction("t2", amount: 100, second: 1))).Decision!;

        Assert.Equal((DecisionMode.StaleState, Outcome.Approve), (small.Mode, small.Outcome));
        Assert.Equal("payee-unavailable", Assert.Single(small.Reasons).Code);
        Assert.Equal((DecisionMode.StaleState, Outcome.Review), (large.Mode, large.Outcome));
    }

    [Fact]
    public async Task A_delivery_waits_for_the_payee()
    {
        await using var cluster = await EngineCluster.Start();
        Away(cluster, IsPayee, hangs: false);
        var record = Records.Transaction("t1").At(0);

        await Assert.ThrowsAnyAsync<Exception>(() => cluster.Account("A").Deliver([record]));
        Assert.Empty(cluster.Publisher.Published);
        cluster.Calls.Before = _ => Task.CompletedTask;
        await cluster.DeliverUntilDone(record);

        Assert.Equal(DecisionMode.Full, Assert.Single((await cluster.Account("A").GetRisk()).LastDecisions).Mode);
        Assert.Equal(1, (await cluster.Account("B").GetRisk()).Lifetime.CreditCount);
    }

    private static void Away(EngineCluster cluster, Func<IIncomingGrainCallContext, bool> isAway, bool hangs) =>
        cluster.Calls.Before = call => !isAway(call) ? Task.CompletedTask : hangs ? cluster.Calls.Hang.Task : throw new AccountUnavailableException("It is away.");

    private static bool IsModel(IIncomingGrainCallContext call) => call.InterfaceMethod.DeclaringType == typeof(IScoringGrain);

    private static bool IsPayee(IIncomingGrainCallContext call) => call.InterfaceMethod.DeclaringType == typeof(IAccountGrain) && call.TargetId.Key.ToString() == "B";
}
