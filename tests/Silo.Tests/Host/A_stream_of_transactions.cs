using System.Text;
using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Host;

public sealed class A_stream_of_transactions
{
    [Fact]
    public Task Is_applied_exactly_once_embedded() => IsAppliedExactlyOnce();

    [Fact]
    public async Task Is_applied_exactly_once_with_a_redis_server()
    {
        await using var redis = await RedisServer.Start(StoreKind.RedisServer);
        await IsAppliedExactlyOnce($"--Redis:ConnectionString={redis.EndPoint}");
    }

    [Fact]
    public async Task Is_applied_exactly_once_with_a_real_broker()
    {
        var bootstrap = Environment.GetEnvironmentVariable("KAFKA_BOOTSTRAP");
        Assert.SkipWhen(string.IsNullOrEmpty(bootstrap), "KAFKA_BOOTSTRAP names no broker (with the topics of docs/operations.md).");
        await IsAppliedExactlyOnce($"--Kafka:Bootstrap={bootstrap}");
    }

    [Fact]
    public async Task Loses_nothing_to_the_records_that_nobody_understands()
    {
        using var data = new TestDirectory();
        await using var silo = await SiloProcess.Start(data.Path);
        var good = Reckoning.Of(1000, 50, seed: 3, "G");
        var records = good.Records.SelectMany((record, i) => new[] { record, (record.Key, Malformed(i)) });
        var bootstrap = await silo.Bootstrap();

        Feed.Send(bootstrap, records);
        await silo.UntilStats(s => s.Long("processed") == 1000 && s.Long("deadLettered") == 1000);

        var letters = Feed.Read(bootstrap, "financial_transactions.dlq", 1000);
        Assert.All(letters, letter => Assert.NotEmpty(Encoding.UTF8.GetString(letter.Message.Headers.GetLastBytes("dlq.reason"))));
        Assert.Equal(Enumerable.Range(0, 1000).Select(Malformed).Order(StringComparer.Ordinal), letters.Select(l => l.Message.Value).Order(StringComparer.Ordinal));
        await silo.AssertLifetimes(good);
    }

    private static string Malformed(int i) => (i % 4) switch
    {
        0 => $"not json {i}",
        1 => $$"""{"transactionId":"x{{i}}","type":"TRANSFER"}""",
        2 => $$"""{"transactionId":"x{{i}}","occurredAt":"yesterday","type":"TRANSFER","amount":1,"payer":"A","payee":"B"}""",
        _ => $$"""{"transactionId":"x{{i}}","occurredAt":"2026-01-05T09:30:00.000Z","type":"TRANSFER","amount":-1,"payer":"A","payee":"B"}""",
    };

    private static async Task IsAppliedExactlyOnce(params string[] arguments)
    {
        const int Count = 3000;
        using var data = new TestDirectory();

        // Names of their own: a broker or a store that lives on may know others from an earlier run.
        var prefix = $"R{Guid.NewGuid():N}-";
        var traffic = Reckoning.Of(Count, 100, seed: 4, prefix);
        await using var silo = await SiloProcess.Start(data.Path, arguments);
        var bootstrap = await silo.Bootstrap();

        Feed.Send(bootstrap, traffic.Records);
        await silo.UntilStats(s => s.Long("processed") >= Count && s.Long("lag") == 0);
        await silo.AssertLifetimes(traffic);

        Feed.Send(bootstrap, traffic.Records);
        await silo.UntilStats(s => s.Long("recognised") >= Count && s.Long("lag") == 0);
        await silo.AssertLifetimes(traffic);
    }
}
