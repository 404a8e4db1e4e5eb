using FraudGrains.Audit;
using FraudGrains.Live;

namespace FraudGrains.Api.Tests.Stats;

public sealed class The_totals
{
    [Fact]
    public async Task Come_from_the_audit_store_and_the_rest_is_added_up_over_the_silos()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Audit.Totals = new AuditTotals
        {
            Processed = 100,
            Reviewed = 7,
            Blocked = 3,
            PreventedAmount = 1234.5m,
            Repeats = 2,
            Degraded = 1,
            Lifetime = new(97, 50m, 97, 50m),
        };
        api.Cluster.Live.Reports =
        [
            Report("silo-a", 60) with { Lag = 5, InFlight = 1, DeadLettered = 1, Latency = new(1, 2, 3), Partitions = [new(0, 50, 49, 40, 55), new(1, 10, 10, 10, 12)] },
            Report("silo-b", 40) with { Lag = 7, Recognised = 4, Latency = new(2, 4, 9), Partitions = [new(1, 30, 29, 20, 37)] },
        ];

        var stats = await api.GetJson("/api/v1/stats");

        Assert.Equal(100, stats.GetProperty("processed").GetInt64());
        Assert.Equal(90, stats.GetProperty("approved").GetInt64());
        Assert.Equal(10, stats.GetProperty("flagged").GetInt64());
        Assert.Equal(1234.5m, stats.GetProperty("preventedAmount").GetDecimal());
        Assert.Equal(12, stats.GetProperty("lag").GetInt64());
        Assert.Equal(4, stats.GetProperty("recognised").GetInt64());
        Assert.Equal(9, stats.GetProperty("latencyMs").GetProperty("p99").GetDouble());
        Assert.Equal("m-1", stats.GetProperty("modelVersion").GetString());
        Assert.Equal("financial_transactions", stats.GetProperty("kafka").GetProperty("topic").GetString());
        Assert.Equal("127.0.0.1:9092", stats.GetProperty("kafka").GetProperty("bootstrap").GetString());
        Assert.Equal([50, 30], stats.GetProperty("partitions").EnumerateArray().Select(p => p.GetProperty("read").GetInt64()));
        Assert.Equal(["silo-a", "silo-b"], stats.GetProperty("silos").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Tell_the_worst_mode_of_the_last_minute_and_which_part_is_away()
    {
        await using var api = await ApiHost.Start();
        Assert.Equal("full", (await Degradation(api)).GetProperty("mode").GetString());

        api.Cluster.Live.Reports = [Report("silo-a", 60) with { LastMinute = new(50, 3, 0, 0) }, Report("silo-b", 40) with { LastMinute = new(9, 0, 1, 0) }];
        Assert.Equal("stale-state", (await Degradation(api)).GetProperty("mode").GetString());

        api.Cluster.Live.Reports = [Report("silo-a", 60) with { Away = [new("model", "It throws.")] }];
        Assert.Equal("rules-only", (await Degradation(api)).GetProperty("mode").GetString());

        api.Cluster.Live.Reports = [Report("silo-a", 60), Report("silo-b", 40) with { Away = [new("redis", "Redis does not answer within 1 s.")] }];
        var away = await Degradation(api);
        Assert.Equal("unavailable", away.GetProperty("mode").GetString());
        Assert.Equal("silo-b redis", $"{away.GetProperty("away")[0].GetProperty("silo")} {away.GetProperty("away")[0].GetProperty("part")}");
    }

    [Fact]
    public async Task Count_what_this_API_answered_without_any_state()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Accounts.BeforeDecide = (_, _) => throw new TimeoutException();

        await api.Post(Fakes.Samples.Body);

        var degradation = await Degradation(api);
        Assert.Equal("unavailable", degradation.GetProperty("mode").GetString());
        Assert.Equal(1, degradation.GetProperty("lastMinute").GetProperty("unavailable").GetInt64());
    }

    [Fact]
    public async Task Have_every_field_that_is_promised()
    {
        await using var api = await ApiHost.Start();

        var names = (await api.GetJson("/api/v1/stats")).EnumerateObject().Select(p => p.Name).ToHashSet();

        string[] promised =
        [
            "processed", "approved", "flagged", "reviewed", "blocked", "preventedAmount", "repeats", "recognised", "degraded", "degradation", "deadLettered", "lost", "lag",
            "inFlight", "auditLag", "rate", "liveAccounts", "lifetime", "latencyMs", "modelVersion", "ruleSetVersion", "kafka", "partitions", "silos",
        ];
        Assert.Superset(promised.ToHashSet(), names);
    }

    [Fact]
    public async Task Are_503_while_the_cluster_does_not_answer()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Live.BeforeRead = () => throw new Orleans.Runtime.SiloUnavailableException();

        await ApiHost.Problem(await api.Get("/api/v1/stats"), 503, "unavailable");
    }

    private static async Task<System.Text.Json.JsonElement> Degradation(ApiHost api) => (await api.GetJson("/api/v1/stats")).GetProperty("degradation");

    private static SiloReport Report(string name, long decided) => new()
    {
        Silo = name,
        Decided = decided,
        ModelVersion = "m-1",
        RuleSetVersion = "r-1",
        KafkaBootstrap = "127.0.0.1:9092",
        IsEmbedded = true,
    };
}
