using System.Diagnostics.Metrics;
using FraudGrains.Accounts;
using FraudGrains.Api.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FraudGrains.Api.Tests.Decisions;

public sealed class When_the_state_is_unavailable
{
    public static TheoryData<string> Faults => ["account", "timeout", "orleans", "expired"];

    [Theory, MemberData(nameof(Faults))]
    public async Task The_answer_says_so_and_sends_the_transaction_to_a_human(string fault)
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Accounts.BeforeDecide = (_, _) => throw Exception(fault);

        var decision = await ApiHost.Json(await api.Post(Samples.Body));

        Assert.Equal("unavailable", decision.GetProperty("mode").GetString());
        Assert.Equal("review", decision.GetProperty("outcome").GetString());
        Assert.Equal("state-unavailable", decision.GetProperty("reasons")[0].GetProperty("code").GetString());
        Assert.Equal(0, decision.GetProperty("score").GetDouble());
        Assert.Equal(0, decision.GetProperty("stateVersion").GetInt64());
    }

    [Fact]
    public async Task A_grain_that_does_not_answer_within_the_budget_is_not_waited_for()
    {
        await using var api = await ApiHost.Start(new() { ["Decisions:TimeBudget"] = "00:00:00.050" });
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationToken given = default;
        api.Cluster.Accounts.BeforeDecide = (_, token) =>
        {
            given = token;
            return never.Task;
        };

        var decision = await ApiHost.Json(await api.Post(Samples.Body));

        Assert.Equal("unavailable", decision.GetProperty("mode").GetString());
        Assert.True(given.IsCancellationRequested);
    }

    [Fact]
    public async Task More_requests_than_can_be_decided_at_one_time_are_answered_at_once_and_the_others_decided()
    {
        await using var api = await ApiHost.Start(new() { ["Decisions:InFlightMax"] = "2", ["Decisions:TimeBudget"] = "00:00:30" });
        var (begun, goOn) = (new SemaphoreSlim(0), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        api.Cluster.Accounts.BeforeDecide = (_, _) =>
        {
            begun.Release();
            return goOn.Task;
        };
        var admitted = new[] { api.Post(Samples.Body.Replace("t-1", "t-2")), api.Post(Samples.Body.Replace("t-1", "t-3")) };
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        await begun.WaitAsync(TestContext.Current.CancellationToken);

        var beyond = await ApiHost.Json(await api.Post(Samples.Body));
        goOn.SetResult();
        var decided = await Task.WhenAll(admitted);
        var afterwards = await ApiHost.Json(await api.Post(Samples.Body));

        Assert.Equal(("unavailable", "review"), (beyond.GetProperty("mode").GetString(), beyond.GetProperty("outcome").GetString()));
        foreach (var answer in decided)
            Assert.Equal("full", (await ApiHost.Json(answer)).GetProperty("mode").GetString());
        Assert.Equal("full", afterwards.GetProperty("mode").GetString());
    }

    [Theory]
    [InlineData("9999.99", "review")]
    [InlineData("10000.00", "block")]
    [InlineData("0", "review")]
    public async Task The_amount_alone_decides(string amount, string outcome)
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Accounts.BeforeDecide = (_, _) => throw new AccountUnavailableException();

        var decision = await ApiHost.Json(await api.Post(Samples.Body.Replace("181.00", amount)));

        Assert.Equal(outcome, decision.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Even_where_the_policy_approves_small_amounts_the_mode_says_what_it_rests_on()
    {
        await using var api = await ApiHost.Start(new() { ["Decisions:UnavailableReviewAtAmount"] = "200" });
        api.Cluster.Accounts.BeforeDecide = (_, _) => throw new AccountUnavailableException();

        var decision = await ApiHost.Json(await api.Post(Samples.Body));

        Assert.Equal("approve", decision.GetProperty("outcome").GetString());
        Assert.Equal("unavailable", decision.GetProperty("mode").GetString());
        Assert.Equal("state-unavailable", decision.GetProperty("reasons")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Asking_again_once_the_state_is_back_gets_a_decision_that_counts()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Accounts.BeforeDecide = (_, _) => throw new AccountUnavailableException();
        await api.Post(Samples.Body);

        api.Cluster.Accounts.BeforeDecide = (_, _) => Task.CompletedTask;
        var decision = await ApiHost.Json(await api.Post(Samples.Body));

        Assert.Equal("full", decision.GetProperty("mode").GetString());
    }

    [Fact]
    public async Task It_is_counted_by_outcome_and_cause()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Accounts.BeforeDecide = (_, _) => throw new AccountUnavailableException();
        var meters = api.Services.GetRequiredService<IMeterFactory>();
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "fraudgrains.api.unavailable" && instrument.Meter.Scope == meters)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
            counted.Add($"{count} {string.Join(' ', tags.ToArray().Select(t => t.Value))}"));
        listener.Start();

        await api.Post(Samples.Body);

        Assert.Equal(["1 review cluster"], counted);
    }

    [Theory]
    [InlineData("Decisions:TimeBudget", "00:02:00")]
    [InlineData("Decisions:InFlightMax", "0")]
    [InlineData("Decisions:UnavailableReviewAtAmount", "-1")]
    [InlineData("Decisions:UnavailableReviewAtAmount", "20000")]
    [InlineData("Live:ConnectionsMax", "0")]
    [InlineData("Http:ConnectionsMax", "0")]
    public async Task Settings_out_of_range_stop_the_start_and_name_themselves(string setting, string value)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => ApiHost.Start(new() { [setting] = value }));

        Assert.Contains(setting.Split(':')[1], failure.Message);
    }

    private static Exception Exception(string fault) => fault switch
    {
        "account" => new AccountUnavailableException("Redis is away."),
        "expired" => new OperationCanceledException("Message expired before placement could complete."),
        "timeout" => new TimeoutException("Response did not arrive on time."),
        _ => new SiloUnavailableException("The silo left."),
    };
}
