using System.Collections.Concurrent;
using Confluent.Kafka;
using FraudGrains.Chaos.Running;

namespace FraudGrains.Chaos.Feeding;

/// <summary>Writes records at a steady rate, whatever happens; a broker that is away gets them when it is back.</summary>
internal sealed class Feeder : IDisposable
{
    /// <summary>Longer than any outage.</summary>
    private static readonly TimeSpan MessageTimeout = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly IProducer<byte[], byte[]> _producer;
    private readonly Traffic _traffic;
    private readonly Clock _clock;
    private readonly TimeProvider _time;
    private readonly double _ratePerSecond;
    private int _failed;

    public Feeder(string bootstrap, Traffic traffic, double ratePerSecond, Clock clock, TimeProvider time)
    {
        (_traffic, _ratePerSecond, _clock, _time) = (traffic, ratePerSecond, clock, time);
        _producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrap,
            ClientId = "chaos-feeder",
            EnableIdempotence = true,
            Acks = Acks.All,
            CompressionType = CompressionType.Lz4,
            Partitioner = Confluent.Kafka.Partitioner.Murmur2Random,
            LingerMs = 5,
            MessageTimeoutMs = (int)MessageTimeout.TotalMilliseconds,
            DeliveryReportFields = "status",
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    /// <summary>When each transaction was due to be written for the first time, in ms since the first record.</summary>
    public ConcurrentDictionary<string, double> FedAtMs { get; } = new(StringComparer.Ordinal);

    /// <summary>Records that the broker did not acknowledge, though it had minutes to do so.</summary>
    public int Failed => _failed;

    public int Written { get; private set; }

    /// <summary>Feeds for so long and until <paramref name="isOver"/>, then waits for the acknowledgements.</summary>
    public async Task Run(TimeSpan duration, Func<bool> isOver, CancellationToken cancellationToken)
    {
        while (_clock.NowMs < duration.TotalMilliseconds || !isOver())
        {
            for (var due = (int)(_clock.NowMs * _ratePerSecond / 1_000); Written < due; Written++)
                Write(_traffic.Next(), Written * 1_000 / _ratePerSecond);
            await Task.Delay(Tick, _time, cancellationToken);
        }

        while (_producer.Flush(TimeSpan.FromMilliseconds(100)) > 0)
            cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => _producer.Dispose();

    private void Write(FedRecord record, double dueMs)
    {
        if (record.TransactionId is { } id)
            FedAtMs.TryAdd(id, dueMs);
        var message = new Message<byte[], byte[]>
        {
            Key = record.KeyBytes,
            Value = record.Value,
            Headers = [new Header(FedRecord.KindHeader, [(byte)record.Kind])],
        };
        _producer.Produce(Topics.Transactions, message, report =>
        {
            if (report.Error.IsError)
                Interlocked.Increment(ref _failed);
        });
    }
}
