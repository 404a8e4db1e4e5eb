using System.Text;
using Confluent.Kafka;
using FraudGrains.Accounts;
using FraudGrains.Silo.Hosting;
using FraudGrains.Silo.Publishing;
using FraudGrains.Silo.Settings;
using FraudGrains.Silo.Streams;
using FraudGrains.Simulator;
using FraudGrains.Simulator.Population;
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
    /// <summary>Customers of the demo: enough that a gentle feed is an ordinary life for each of them.</summary>
    private const int Customers = 20_000;

    /// <summary>Share of fraud: four times what is usual, so that a page with a gentle feed has something to show within the minute.</summary>
    private const double FraudShare = 0.005;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    /// <summary>What is overdue by more than this, because the silo was behind, is left out and not made up for in a burst.</summary>
    private static readonly TimeSpan ArrearsMax = TimeSpan.FromSeconds(1);

    /// <summary>Records the silo may be behind: two seconds' worth, far below what the embedded broker keeps.</summary>
    private long LagMax => Math.Max(100, 2L * settings.Rate);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The same customers at every start, so that they have a history; the ids of their transactions carry the start.
        var options = new GeneratorOptions { Accounts = Customers, RatePerSecond = settings.Rate, FraudRate = FraudShare, Start = time.GetUtcNow() };
        using var traffic = new TransactionGenerator(options).Generate().GetEnumerator();
        traffic.MoveNext();
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (stream.Health is KafkaStreamHealth.Starting || stream.Partitions.Sum(p => p.Lag) > LagMax)
                continue;
            await Send(Due(traffic, time.GetUtcNow()), stoppingToken);
        }
    }

    private static List<Transaction> Due(IEnumerator<LabelledTransaction> traffic, DateTimeOffset now)
    {
        var due = new List<Transaction>();
        for (; traffic.Current.Transaction.OccurredAt <= now; traffic.MoveNext())
        {
            if (traffic.Current.Transaction.OccurredAt > now - ArrearsMax)
                due.Add(traffic.Current.Transaction);
        }

        return due;
    }

    private async Task Send(List<Transaction> due, CancellationToken stoppingToken)
    {
        if (due.Count == 0)
            return;
        var acknowledgements = new Acknowledgements(due.Count);
        try
        {
            foreach (var transaction in due)
                await producer.Produce(Topics.Transactions, ToRecord(transaction), acknowledgements, stoppingToken);
            await acknowledgements.All.WaitAsync(stoppingToken);
        }
        catch (KafkaException e)
        {
            LogNotSent(e.Error.Reason);
        }
    }

    private static Message<byte[]?, byte[]?> ToRecord(Transaction transaction) =>
        new() { Key = Encoding.ASCII.GetBytes(transaction.Payer.Value), Value = TransactionJson.ToUtf8(transaction) };

    [LoggerMessage(LogLevel.Warning, "The demo's transactions were not taken: {Reason}")]
    private partial void LogNotSent(string reason);
}
