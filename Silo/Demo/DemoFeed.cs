using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using FraudGrains.Accounts;
using FraudGrains.Silo.Hosting;
using FraudGrains.Silo.Publishing;
using FraudGrains.Silo.Settings;
using FraudGrains.Silo.Streams;
using FraudGrains.Streaming.Kafka.Telemetry;
using FraudGrains.Wire;

namespace FraudGrains.Silo.Demo;

/// <summary>Feeds the transactions topic at <see cref="DemoSettings.Rate"/>, and waits whenever the silo falls behind: the embedded broker forgets what is not read in time.</summary>
internal sealed partial class DemoFeed(
    DemoSettings settings,
    LastingProducer producer,
    [FromKeyedServices(StreamHosting.ProviderName)] KafkaStreamStatus stream,
    TimeProvider time,
    ILogger<DemoFeed> logger) : BackgroundService
{
    private const int Seed = 7;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    /// <summary>Records the silo may be behind: two seconds' worth, far below what the embedded broker keeps.</summary>
    private long LagMax => Math.Max(100, 2L * settings.Rate);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var traffic = new DemoTraffic(Seed, $"{time.GetUtcNow().ToUnixTimeMilliseconds():x}");
        var (last, due) = (time.GetTimestamp(), 0.0);
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = time.GetTimestamp();

            // What could not be sent in time is left out, not made up for in a burst.
            due = Math.Min(due + settings.Rate * time.GetElapsedTime(last, now).TotalSeconds, settings.Rate);
            last = now;
            if (stream.Health is KafkaStreamHealth.Starting || stream.Partitions.Sum(p => p.Lag) > LagMax)
                continue;
            await Send(traffic, (int)due, stoppingToken);
            due -= (int)due;
        }
    }

    private async Task Send(DemoTraffic traffic, int count, CancellationToken stoppingToken)
    {
        if (count == 0)
            return;
        var acknowledgements = new Acknowledgements(count);
        try
        {
            for (var i = 0; i < count; i++)
                await producer.Produce(Topics.Transactions, ToRecord(traffic.Next(time.GetUtcNow())), acknowledgements, stoppingToken);
            await acknowledgements.All.WaitAsync(stoppingToken);
        }
        catch (KafkaException e)
        {
            LogNotSent(e.Error.Reason);
        }
    }

    private static Message<byte[], byte[]> ToRecord(Transaction transaction)
    {
        using var value = new MemoryStream();
        using (var writer = new Utf8JsonWriter(value))
            TransactionJson.Write(writer, transaction);
        return new() { Key = Encoding.ASCII.GetBytes(transaction.Payer.Value), Value = value.ToArray() };
    }

    [LoggerMessage(LogLevel.Warning, "The demo's transactions were not taken: {Reason}")]
    private partial void LogNotSent(string reason);
}
