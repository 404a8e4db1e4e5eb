using FraudGrains.Accounts;
using FraudGrains.Api.Tests.Fakes;
using FraudGrains.Audit;
using FraudGrains.Decisions;
using FraudGrains.Live;

namespace FraudGrains.E2E.Tests.Desk;

/// <summary>A cluster in the middle of its work.</summary>
internal static class Traffic
{
    public static FakeCluster Cluster()
    {
        var cluster = new FakeCluster();
        Decided(cluster, 12_000);
        cluster.Audit.Alerts = [.. Enumerable.Range(1, 30).Select(i => Samples.Alert(i, i % 3 == 0 ? Outcome.Block : Outcome.Review))];
        cluster.Accounts.Risks["C1305486145"] = Account();
        cluster.Accounts.Decisions = [.. Enumerable.Range(1, 70).Select(i => Samples.Decision(Samples.Transaction($"t-{i}")))];
        return cluster;
    }

    public static void Decided(FakeCluster cluster, long count)
    {
        cluster.Audit.Totals = new AuditTotals { Processed = count, Reviewed = 90, Blocked = 30, PreventedAmount = 54_321.5m };
        cluster.Live.Reports =
        [
            new SiloReport
            {
                Silo = "silo-1",
                Decided = count,
                Lag = 12,
                LiveAccounts = 1_234,
                Latency = new(2.3, 6, 14),
                Partitions = [new(0, count / 2, count / 2, count / 2, (count / 2) + 6), new(1, count / 2, count / 2, count / 2, (count / 2) + 6)],
                ModelVersion = "m-1",
                RuleSetVersion = "r-1",
                KafkaBootstrap = "127.0.0.1:9092",
                IsEmbedded = true,
            },
        ];
    }

    private static AccountRisk Account() => new()
    {
        AccountId = new("C1305486145"),
        AsOf = Samples.Morning,
        Score = 0.875,
        Status = "review",
        Reasons = [new("drains-account", "The payment takes the whole balance.", 0), new("payer.debit.1h.count", "12 payments within an hour.", 1.25)],
        Debits = [.. new[] { "1m", "5m", "1h", "24h", "7d", "30d" }.Select((w, i) => new VelocityView(w, 3 + i, 30.5m * (i + 1), 10.17, 20m, 4.2, 2))],
        Credits = [.. new[] { "1m", "5m", "1h", "24h", "7d", "30d" }.Select((w, i) => new VelocityView(w, i, 7m * i, 7, 7m, 0, 1))],
        Lifetime = new(214, 81_220.40m, 41, 90_112.20m),
        Outcomes = new(209, 4, 1),
        LastDecisions = [.. Enumerable.Range(1, 10).Select(i => Samples.Decision(Samples.Transaction($"t-{i}")))],
        StateVersion = 255,
    };
}
