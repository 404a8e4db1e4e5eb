using System.Globalization;
using System.Text.Json;
using Confluent.Kafka;

namespace FraudGrains.Silo.Tests.Support;

/// <summary>Writes to and reads from the broker that a silo stands on.</summary>
internal static class Feed
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends records and waits until the broker has them all.</summary>
    public static void Send(string bootstrap, IEnumerable<(string Key, string Value)> records, string topic = "financial_transactions")
    {
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig
        {
            BootstrapServers = bootstrap,
            Partitioner = Partitioner.Murmur2Random,
            CompressionType = CompressionType.Lz4,
        }).Build();
        foreach (var (key, value) in records)
            producer.Produce(topic, new() { Key = key, Value = value });
        producer.Flush(Patience);
    }

    /// <summary>Everything that a topic holds, once it holds <paramref name="count"/> records.</summary>
    public static List<ConsumeResult<string, string>> Read(string bootstrap, string topic, int count)
    {
        using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = bootstrap,
            GroupId = Guid.NewGuid().ToString(),
            EnableAutoCommit = false,
        }).Build();
        consumer.Assign(Enumerable.Range(0, 8).Select(p => new TopicPartitionOffset(topic, p, Offset.Beginning)));
        var records = new List<ConsumeResult<string, string>>();
        while (records.Count < count && consumer.Consume(Patience) is { } record)
            records.Add(record);
        return records;
    }

    /// <summary>Where the silo reads from, as it tells: its first report follows its readiness within a quarter of a second.</summary>
    public static async Task<string> Bootstrap(this SiloProcess silo) =>
        BootstrapOf(await silo.UntilStats(stats => BootstrapOf(stats).Length > 0));

    private static string BootstrapOf(JsonElement stats) => stats.GetProperty("kafka").GetProperty("bootstrap").GetString() ?? "";

    public static long Long(this JsonElement json, string name) => json.GetProperty(name).GetInt64();

    /// <summary>A transaction in the canonical form.</summary>
    public static (string Key, string Value) Transaction(string id, string payer, string payee, decimal amount, DateTimeOffset occurredAt) =>
        (payer, $$"""{"transactionId":"{{id}}","occurredAt":"{{occurredAt:yyyy-MM-ddTHH:mm:ss.fffZ}}","type":"TRANSFER","amount":{{amount.ToString(CultureInfo.InvariantCulture)}},"currency":"USD","payer":"{{payer}}","payee":"{{payee}}"}""");
}
