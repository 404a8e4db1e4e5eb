using System.Collections.Concurrent;
using FraudGrains.Accounts;
using FraudGrains.Cluster.Tests.Engine;
using FraudGrains.Decisions;
using FraudGrains.Grains.Courier;

namespace FraudGrains.Cluster.Tests;

/// <summary>Calls to payees of another silo go together by its desk, and nobody can tell from the outcome.</summary>
public sealed class When_payees_live_in_other_silos
{
    private const int Payers = 60;
    private static readonly string[] Payees = ["P", "Q", "R"];

    [Fact]
    public async Task Each_leg_counts_once_though_everything_is_delivered_twice_and_one_payee_fails_now_and_then()
    {
        await using var cluster = await EngineCluster.Start(silos: 2, byDesks: true);
        var (calls, failures) = (new ConcurrentBag<string>(), 0);
        cluster.Calls.Before = call =>
        {
            calls.Add(call.InterfaceMethod.Name);
            return IsLegOf("Q", call) && Interlocked.Increment(ref failures) % 3 == 1 ? throw new AccountUnavailableException("injected") : Task.CompletedTask;
        };

        for (var delivery = 0; delivery < 2; delivery++)
            await Task.WhenAll(Enumerable.Range(0, Payers).Select(payer => DeliverUntilDone(cluster, payer)));

        foreach (var payee in Payees)
            Assert.Equal((Payers, Payers * 10m), ((await cluster.Account(payee).GetRisk()).Lifetime.CreditCount, (await cluster.Account(payee).GetRisk()).Lifetime.CreditAmount));
        Assert.True(failures > 0, "No call of the payee failed: the test shows nothing.");
        Assert.Contains(nameof(IAccountDeskGrain.Look), calls);
        Assert.Contains(nameof(IAccountDeskGrain.Apply), calls);
    }

    [Fact]
    public async Task A_parcel_brings_each_payees_own_answer_or_error_and_what_is_done_is_durable()
    {
        await using var cluster = await EngineCluster.Start(silos: 2, byDesks: true, desks: new HeldPatience(new TaskCompletionSource().Task, AccountDeskGrain.Patience));
        cluster.Store.BeforeCommit = commit => commit.AccountId == "Q" ? throw new TimeoutException("injected") : Task.CompletedTask;
        DeskRequest[] requests = [.. Payees.Select((payee, i) => new DeskRequest(new(payee), [LegOf($"t{i}", i)]))];

        foreach (var desk in cluster.Desks)
        {
            var answers = await desk.Apply(requests);

            Assert.Equal([null, typeof(AccountUnavailableException), null], answers.Select(a => a.Error?.GetType()));
            Assert.Equal([1, 0, 1], Payees.Select(p => cluster.Store.Stored(p).Velocity.Credits.LifetimeCount));
        }

        var looked = await cluster.Desks[0].Look([new(new("P"), [LegOf("t9", 9)])]);
        Assert.Equal((await cluster.Account("P").GetPayeeFeatures([LegOf("t9", 9)]))[0].Values, looked[0].Features![0].Values);
    }

    [Fact]
    public async Task One_that_does_not_answer_holds_up_neither_its_neighbours_nor_a_client()
    {
        var (patience, neighbour) = (Signals.Signal(), Signals.Signal());
        await using var cluster = await EngineCluster.Start(silos: 2, byDesks: true, desks: new HeldPatience(patience.Task, AccountDeskGrain.Patience));
        await cluster.Warm("A");
        cluster.Calls.Before = call => call.TargetId.Key.ToString() == "Q" ? cluster.Calls.Hang.Task : Task.CompletedTask;
        cluster.Calls.After = call =>
        {
            if (call.TargetId.Key.ToString() == "P")
                neighbour.TrySetResult();
        };

        var looking = cluster.Desks[0].Look([new(new("Q"), [LegOf("t0", 0)]), new(new("P"), [LegOf("t1", 1)])]);
        await neighbour.Task;
        await cluster.Account("P").GetRisk();
        patience.SetResult();
        var answers = await looking.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var decision = (await cluster.Account("A").Decide(Records.Transaction("t2", "A", "Q"))).Decision!;

        Assert.Equal([true, false], answers.Select(a => a.IsLate));
        Assert.NotNull(answers[1].Features);
        Assert.Equal(DecisionMode.StaleState, decision.Mode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_in_one_silo_and_those_that_a_client_waits_for_go_by_themselves(bool isOfClient)
    {
        await using var cluster = await EngineCluster.Start(byDesks: isOfClient);
        var calls = new ConcurrentBag<string>();
        cluster.Calls.Before = call =>
        {
            calls.Add(call.InterfaceMethod.Name);
            return Task.CompletedTask;
        };

        await (isOfClient ? cluster.Account("A").Decide(Records.Transaction("t1")) : cluster.Account("A").Deliver([Records.Transaction("t1").At(0)]));

        Assert.Equal(
            [nameof(IAccountGrain.ApplyCredits), nameof(IAccountGrain.GetPayeeFeatures)],
            calls.Where(c => c is nameof(IAccountGrain.ApplyCredits) or nameof(IAccountGrain.GetPayeeFeatures) or nameof(IAccountDeskGrain.Look) or nameof(IAccountDeskGrain.Apply)).Order());
    }

    /// <summary>Each payer pays each payee once.</summary>
    private static Task DeliverUntilDone(EngineCluster cluster, int payer) => cluster.DeliverUntilDone(
        [.. Payees.Select((payee, i) => Records.Transaction($"{payer}-{payee}", $"A{payer}", payee, second: i).At((payer * Payees.Length) + i))]);

    private static CreditLeg LegOf(string id, int second) => new(id, new("A"), Records.Start.AddSeconds(second), 1_000, new LogPosition("log-1", 0, second, 0));

    private static bool IsLegOf(string payee, IIncomingGrainCallContext call) =>
        call.InterfaceMethod.Name == nameof(IAccountGrain.ApplyCredits) && call.TargetId.Key.ToString() == payee;
}
