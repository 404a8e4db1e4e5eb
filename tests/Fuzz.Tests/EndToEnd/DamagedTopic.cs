using System.Text;
using Confluent.Kafka;
using FraudGrains.Accounts;
using FraudGrains.Fuzz.Tests.Records;
using FraudGrains.Silo.Streams;
using FraudGrains.Streaming.Kafka.Decoding;

namespace FraudGrains.Fuzz.Tests.EndToEnd;

/// <summary>Records, most of them damaged, written to the topic of transactions, and what must become of each.</summary>
internal static class DamagedTopic
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What is sent: each with an id of its own before it is damaged, every fiftieth without a value, keys that may be anything.</summary>
    public static List<byte[]?> Records(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => i % 50 == 0 ? null : Record(new Random(seed + i), i))];

    /// <summary>Sends them and tells where each one lies.</summary>
    public static async Task<Dictionary<TopicPartitionOffset, byte[]?>> Send(string bootstrap, List<byte[]?> records)
    {
        using var producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig { BootstrapServers = bootstrap, CompressionType = CompressionType.Lz4 }).Build();
        var sending = records.Select((value, i) => producer.ProduceAsync(Topics.Transactions, new() { Key = i % 7 == 0 ? null : BitConverter.GetBytes(i), Value = value })).ToList();
        var sent = await Task.WhenAll(sending);
        return sent.Zip(records).ToDictionary(s => s.First.TopicPartitionOffset, s => s.Second);
    }

    public static List<ConsumeResult<byte[]?, byte[]?>> Read(string bootstrap, string topic, long count)
    {
        using var consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "reader", EnableAutoCommit = false }).Build();
        consumer.Assign(Enumerable.Range(0, 8).Select(p => new TopicPartitionOffset(topic, p, Offset.Beginning)));
        var records = new List<ConsumeResult<byte[]?, byte[]?>>();
        while (records.Count < count && consumer.Consume(Patience) is { } record)
            records.Add(record);
        return records;
    }

    /// <summary>The transaction in a record; null when there is none in it.</summary>
    public static Transaction? Understand(TopicPartitionOffset at, byte[]? value)
    {
        var record = new KafkaRecord { Value = value, HasValue = value is not null, LogName = "log", Topic = at.Topic, Partition = at.Partition, Offset = at.Offset, LowWatermark = at.Offset - 1 };
        return (new TransactionDecoder(TimeProvider.System).Decode(record).Item as TransactionRecord)?.Transaction;
    }

    private static byte[] Record(Random random, int number)
    {
        var text = Encoding.Latin1.GetString(RecordCorpus.Mutator.Next(random));
        return Encoding.Latin1.GetBytes(text.Replace("\"transactionId\":\"t-", $"\"transactionId\":\"f{number}-", StringComparison.Ordinal));
    }
}
