using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Telemetry;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Silo.Publishing;

/// <summary>This host's producer: idempotent, acknowledged by all replicas, and replaced when it can no longer go on.</summary>
public sealed partial class LastingProducer : IDisposable
{
    /// <summary>Key of the producer that gathers nothing.</summary>
    public const string Prompt = "prompt";

    /// <summary>How long messages that nobody waits for are gathered: a request to the broker costs more than a message.</summary>
    public static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(10);

    /// <summary>How long the client itself repeats before it reports a message as not acknowledged: as long as Orleans waits for an answer.</summary>
    private static readonly TimeSpan MessageTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan QueueFullPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(10);

    private readonly KafkaClientConfig _client;
    private readonly TimeSpan _linger;
    private readonly TimeProvider _time;
    private readonly ILogger<LastingProducer> _logger;
    private readonly Lock _swap = new();
    private readonly LogThrottle _errorLog = new();
    private volatile IProducer<byte[]?, byte[]?> _producer;
    private volatile bool _isDisposed;

    /// <param name="client">What every client has in common.</param>
    /// <param name="linger">How long a message waits for others to travel with.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears of brokers that are away.</param>
    public LastingProducer(KafkaClientConfig client, TimeSpan linger, TimeProvider time, ILogger<LastingProducer> logger)
    {
        (_client, _linger, _time, _logger) = (client, linger, time, logger);
        _producer = Build();
    }

    /// <summary>Hands a message over; its acknowledgement is counted by <paramref name="acknowledgements"/>.</summary>
    internal async ValueTask Produce(string topic, Message<byte[]?, byte[]?> record, Acknowledgements acknowledgements, CancellationToken cancellationToken)
    {
        while (true)
        {
            var producer = _producer;
            try
            {
                producer.Produce(topic, record, acknowledgements.Handler);
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
            {
                // As much is under way as the client holds: the grains behind this one wait too, and that is the back-pressure.
                await Task.Delay(QueueFullPause, _time, cancellationToken);
            }
            catch (Exception e) when (!_isDisposed && e is KafkaException { Error.IsFatal: true } or ObjectDisposedException)
            {
                Replace(producer, e);
            }
        }
    }

    /// <summary>Waits a moment for what is under way.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _producer.Flush(FlushTimeout);
        _producer.Dispose();
    }

    /// <summary>An idempotent producer that lost its place in the sequence says so for ever: only a new one can go on. A repeat that comes of it is recognised by its id.</summary>
    private void Replace(IProducer<byte[]?, byte[]?> broken, Exception why)
    {
        lock (_swap)
        {
            if (_producer != broken)
                return;
            LogReplaced(why);
            _producer = Build();
        }

        broken.Dispose();
    }

    private IProducer<byte[]?, byte[]?> Build() =>
        new ProducerBuilder<byte[]?, byte[]?>(_client.Apply(new ProducerConfig
        {
            EnableIdempotence = true,
            Acks = Acks.All,
            CompressionType = CompressionType.Lz4,

            // The partitioner of the Java clients: whoever joins these topics by key finds an account where Java would put it.
            Partitioner = Partitioner.Murmur2Random,
            LingerMs = _linger.TotalMilliseconds,

            // A small request does not wait for the acknowledgement of the one before it.
            SocketNagleDisable = true,
            MessageTimeoutMs = (int)MessageTimeout.TotalMilliseconds,
            DeliveryReportFields = "none",
        })).SetErrorHandler((_, error) => Tell(error)).SetLogHandler((_, _) => { }).Build();

    private void Tell(Error error)
    {
        if (_errorLog.ShouldLog())
            LogError(error.Code, error.Reason);
    }

    [LoggerMessage(LogLevel.Warning, "The broker, as the producer sees it: {Code}: {Reason}")]
    private partial void LogError(ErrorCode code, string reason);

    [LoggerMessage(LogLevel.Error, "The producer cannot go on and is replaced.")]
    private partial void LogReplaced(Exception exception);
}
