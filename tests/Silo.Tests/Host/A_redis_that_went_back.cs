using System.Diagnostics;
using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Host;

/// <summary>The whole program, when its redis-server comes back without what it had acknowledged last.</summary>
public sealed class A_redis_that_went_back
{
    private const int Slice = 50;

    /// <summary>Well within the ten seconds that a silo remembers.</summary>
    private static readonly TimeSpan MomentsMax = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Under_a_running_silo_costs_no_leg_and_changes_no_decision()
    {
        await using var redis = await RedisServer.Start(StoreKind.RedisServer);
        using var data = new TestDirectory();
        await using var silo = await SiloProcess.Start(data.Path, $"--Redis:ConnectionString={redis.EndPoint}");
        var bootstrap = await silo.Bootstrap();
        var traffic = Reckoning.Of(900, 40, seed: 21, "W");
        Feed.Send(bootstrap, traffic.Records.Take(300));
        await silo.UntilStats(s => s.Long("processed") == 300 && s.Long("lag") == 0);
        var (kept, sent) = await MomentsToLose();

        await redis.ComeBackWith(kept);

        // Nobody writes anything, and the log is read again all the same.
        await silo.UntilStats(s => s.Long("recognised") > 0 && s.Long("lag") == 0);
        Feed.Send(bootstrap, traffic.Records.Skip(sent));
        var stats = await silo.UntilStats(s => s.Long("processed") == 900 && s.Long("lag") == 0 && s.Long("auditLag") == 0);

        await silo.AssertLifetimes(traffic);
        var receipts = Feed.Read(bootstrap, "fraud_decisions", (int)(900 + stats.Long("repeats")));
        Assert.Equal(900, receipts.Select(r => r.Message.Value).Distinct().Count());
        Assert.Equal(900, receipts.Select(r => Id(r.Message.Value)).Distinct().Count());

        // A slice that took this busy machine longer than a silo may lose is kept, and another one is sent.
        async Task<(long Kept, int Sent)> MomentsToLose()
        {
            for (var sent = 300; ;)
            {
                var markedAt = Stopwatch.GetTimestamp();
                var length = await redis.FileLength();
                Feed.Send(bootstrap, traffic.Records.Skip(sent).Take(Slice));
                sent += Slice;
                await silo.UntilStats(s => s.Long("processed") == sent && s.Long("lag") == 0);
                if (Stopwatch.GetElapsedTime(markedAt) < MomentsMax || sent >= 800)
                    return (length, sent);
            }
        }
    }

    private static string Id(string receipt) => System.Text.Json.JsonDocument.Parse(receipt).RootElement.GetProperty("transactionId").GetString()!;
}
