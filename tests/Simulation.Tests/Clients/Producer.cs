using System.Text;
using System.Text.Json;
using FraudGrains.Accounts;
using FraudGrains.Simulation.Tests.Cluster;
using FraudGrains.Streaming.Kafka.Balancing;
using FraudGrains.Wire;

namespace FraudGrains.Simulation.Tests.Clients;

/// <summary>Writes the log: new transactions, the same again when an acknowledgement is lost or much later, and records that must go to the dead letters.</summary>
internal sealed class Producer(World world, Traffic traffic)
{
    private readonly List<Transaction> _sent = [];

    /// <summary>What each transaction id stands for: the first record with it.</summary>
    public Dictionary<string, Transaction> Sent { get; } = new(StringComparer.Ordinal);

    /// <summary>Places of the records that must be dead-lettered, and of no others.</summary>
    public HashSet<string> Unfit { get; } = new(StringComparer.Ordinal);

    public bool IsDone { get; private set; }

    public void Start(int records) => world.Scheduler.NewActor("producer").Post(() => _ = Run(records));

    /// <summary>Sends a transaction, and again when the answer is lost.</summary>
    public void Send(Transaction transaction)
    {
        Append(transaction);
        while (world.Strikes(world.Weather.ProduceReplyLost, "acknowledgement of a record lost"))
            Append(transaction);
    }

    private async Task Run(int records)
    {
        var pause = world.Random.Next(1, 400);
        for (var i = 0; i < records; i++)
        {
            if (world.Random.Next(3) > 0)
                await world.Delay(TimeSpan.FromMilliseconds(world.Random.Next(pause)));
            SendSomething();
        }

        IsDone = true;
    }

    private void SendSomething()
    {
        switch (world.Random.Next(40))
        {
            case 0:
                AppendUnfit("a0", "{\"transactionId\":"u8.ToArray());
                break;
            case 1:
                var ahead = traffic.TooFarAhead();
                AppendUnfit(ahead.Payer.Value, Json(ahead));
                break;
            case 2 when _sent.Count > 0:
                var forged = traffic.Forge(_sent[world.Random.Next(_sent.Count)]);
                AppendUnfit(forged.Payer.Value, Json(forged));
                break;
            case 3 or 4 or 5 when _sent.Count > 0:
                world.Note("A-B-A replay");
                Append(_sent[world.Random.Next(_sent.Count)]);
                break;
            default:
                Send(traffic.Next("s"));
                break;
        }
    }

    private void Append(Transaction transaction)
    {
        if (Sent.TryAdd(transaction.TransactionId, transaction))
            _sent.Add(transaction);
        Append(transaction.Payer.Value, Json(transaction));
    }

    private void AppendUnfit(string key, byte[] value) => Unfit.Add(Append(key, value));

    private string Append(string key, byte[] value)
    {
        var partition = KafkaPartitioner.PartitionOf(key, world.Partitions);
        var place = $"{partition}-{world.Broker.End(partition)}";
        world.Broker.Append(partition, key, value);
        world.Scheduler.Trace.Add($"log: {place} {Encoding.UTF8.GetString(value.AsSpan(0, Math.Min(value.Length, 100)))}");
        return place;
    }

    private static byte[] Json(Transaction transaction)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            TransactionJson.Write(writer, transaction);
        return stream.ToArray();
    }
}
