using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using FraudGrains.Fuzz.Tests.Fuzzing;
using FraudGrains.Silo.Streams;
using FraudGrains.Silo.Tests.Support;
using FraudGrains.Streaming.Kafka.DeadLetters;

namespace FraudGrains.Fuzz.Tests.EndToEnd;

/// <summary>The whole program on a topic of damaged records: nothing disappears between "decided" and "dead-lettered".</summary>
public sealed class A_topic_full_of_damage
{
    private const int Count = 4_000;

    [Fact]
    public async Task Every_record_is_decided_or_lies_in_the_dead_letter_topic_with_its_reason()
    {
        using var data = new TestDirectory();
        await using var silo = await SiloProcess.Start(data.Path);
        var bootstrap = await silo.Bootstrap();
        var sent = await DamagedTopic.Send(bootstrap, DamagedTopic.Records(Count, FuzzSettings.Seed));

        var stats = await silo.UntilStats(s => Total(s) >= Count && s.Long("lag") == 0);

        Assert.Equal(Count, Total(stats));
        Assert.All([stats.Long("processed"), stats.Long("deadLettered")], n => Assert.InRange(n, Count / 20, Count));
        var letters = DamagedTopic.Read(bootstrap, Topics.DeadLetters, stats.Long("deadLettered"));
        Assert.All(letters, letter => Assert.NotEmpty(Header(letter, DeadLetterHeaders.Reason)));
        var lettered = letters.Select(Origin).ToHashSet();
        Assert.Equal(letters.Count, lettered.Count);
        var decided = DamagedTopic.Read(bootstrap, Topics.Decisions, stats.Long("processed")).Select(Id).ToHashSet();
        Assert.Equal(stats.Long("processed"), decided.Count);
        foreach (var (at, value) in sent)
        {
            var transaction = DamagedTopic.Understand(at, value);
            var isDecided = transaction is not null && (decided.Contains((transaction.Payer.Value, transaction.TransactionId)) || IsNamedByItsPlace(transaction.TransactionId));
            Assert.True(isDecided || lettered.Contains(at), $"{at}: {(value is null ? "no value" : Convert.ToBase64String(value))}");
            Assert.True(transaction is not null || lettered.Contains(at), $"{at} cannot be understood, and there is no letter of it.");
        }
    }

    private static long Total(JsonElement stats) => stats.Long("processed") + stats.Long("recognised") + stats.Long("deadLettered");

    /// <summary>The id of a PaySim row holds the log's name, which only the silo knows; that each is decided shows in the totals.</summary>
    private static bool IsNamedByItsPlace(string transactionId) => transactionId.StartsWith("log-", StringComparison.Ordinal);

    private static (string Payer, string Id) Id(ConsumeResult<byte[]?, byte[]?> decision)
    {
        var receipt = JsonElement.Parse(decision.Message.Value!);
        return (receipt.GetProperty("payer").GetString()!, receipt.GetProperty("transactionId").GetString()!);
    }

    private static TopicPartitionOffset Origin(ConsumeResult<byte[]?, byte[]?> letter) => new(
        Header(letter, DeadLetterHeaders.Topic),
        int.Parse(Header(letter, DeadLetterHeaders.Partition), CultureInfo.InvariantCulture),
        long.Parse(Header(letter, DeadLetterHeaders.Offset), CultureInfo.InvariantCulture));

    private static string Header(ConsumeResult<byte[]?, byte[]?> letter, string name) => Encoding.UTF8.GetString(letter.Message.Headers.GetLastBytes(name));
}
