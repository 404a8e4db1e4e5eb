using System.Text.Json;
using FraudGrains.Silo.Streams;
using FraudGrains.Silo.Tests.Support;
using FraudGrains.Streaming.Kafka.InProcess;

namespace FraudGrains.Silo.Tests.Host;

/// <summary>Real processes on one redis-server and one broker.</summary>
public sealed class Silos_that_share_the_work
{
    private const int Accounts = 300;
    private const int Partitions = 8;

    [Fact]
    public async Task One_that_joins_takes_over_its_share_of_the_accounts_and_one_that_is_stopped_repeats_nothing()
    {
        await using var redis = await RedisServer.Start(StoreKind.RedisServer);
        using var broker = Broker();
        using var directories = new TestDirectory();
        var traffic = Reckoning.Of(1200, Accounts, seed: 11, "J");
        await using var first = await Start("first");
        Feed.Send(broker.BootstrapServers, traffic.Records.Take(600));
        await first.UntilStats(s => s.Long("processed") == 600 && s.Long("lag") == 0);

        await using var second = await Start("second");
        await first.UntilStats(s => LiveAccounts(s) is { Count: 2 } live && live.Min() >= Accounts / 4);

        var recognised = (await first.Stats()).Long("recognised");
        Feed.Send(broker.BootstrapServers, traffic.Records.Skip(600).Take(300));
        await first.UntilStats(s => s.Long("processed") == 900 && s.Long("lag") == 0);
        Assert.Equal(0, await second.Stop());
        Feed.Send(broker.BootstrapServers, traffic.Records.Skip(900));
        var stats = await first.UntilStats(s => s.Long("processed") == 1200 && s.Long("lag") == 0 && s.GetProperty("partitions").GetArrayLength() == Partitions);

        Assert.Equal(recognised, stats.Long("recognised"));
        await first.AssertLifetimes(traffic);

        Task<SiloProcess> Start(string name) =>
            SiloProcess.Start(Path.Combine(directories.Path, name), $"--Redis:ConnectionString={redis.EndPoint}", $"--Kafka:Bootstrap={broker.BootstrapServers}");
    }

    private static InProcessBroker Broker()
    {
        var broker = InProcessBroker.Start();
        foreach (var topic in Topics.All)
            broker.CreateTopic(topic, Partitions);
        return broker;
    }

    private static List<long> LiveAccounts(JsonElement stats) => [.. stats.GetProperty("silos").EnumerateArray().Select(silo => silo.Long("liveAccounts"))];
}
