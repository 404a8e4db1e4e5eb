using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Confluent.Kafka;
using FraudGrains.Chaos.Feeding;
using FraudGrains.Chaos.Running;
using FraudGrains.Streaming.Kafka.DeadLetters;
using FraudGrains.Wire;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Chaos.Reckoning;

/// <summary>Reads the topics of transactions, decisions and dead letters as the run goes: a broker in memory drops what is old.</summary>
internal sealed class LogBook : IDisposable
{
    private static readonly TimeSpan PollTimeout = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    private readonly IConsumer<byte[], byte[]> _consumer;
    private readonly Clock _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    public LogBook(string bootstrap, Clock clock)
    {
        _clock = clock;
        _consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrap,
            ClientId = "chaos-log-book",
            GroupId = "chaos-log-book",
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Error,
            FetchWaitMaxMs = 50,
            FetchErrorBackoffMs = 50,
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        _consumer.Assign(
            from topic in Topics.All
            from place in PartitionsOf(topic)
            select new TopicPartitionOffset(place, _consumer.QueryWatermarkOffsets(place, RequestTimeout).High));
        _reading = Task.Factory.StartNew(Read, TaskCreationOptions.LongRunning);
    }

    /// <summary>Records of the topic of transactions, in the order of their partition.</summary>
    public ConcurrentQueue<LoggedRecord> Transactions { get; } = [];

    /// <summary>By transaction id.</summary>
    public ConcurrentDictionary<string, PublishedDecision> Decisions { get; } = new(StringComparer.Ordinal);

    /// <summary>Why each record was rejected, by where it stands.</summary>
    public ConcurrentDictionary<(int Partition, long Offset), string> DeadLetters { get; } = [];

    /// <summary>Why the topics could not be read to their end; null when they could.</summary>
    public string? Failure { get; private set; }

    public void Dispose()
    {
        _stop.Cancel();
        _reading.Wait();
        _consumer.Dispose();
        _stop.Dispose();
    }

    private IEnumerable<TopicPartition> PartitionsOf(string topic)
    {
        using var admin = new DependentAdminClientBuilder(_consumer.Handle).Build();
        return [.. admin.GetMetadata(topic, RequestTimeout).Topics[0].Partitions.Select(p => new TopicPartition(topic, p.PartitionId))];
    }

    private void Read()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (_consumer.Consume(PollTimeout) is { } record)
                    Take(record);
            }
            catch (ConsumeException e) when (e.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
            {
                Failure ??= $"The broker dropped records before the runner read them ({e.Error.Reason}): lower --rate.";
            }
            catch (ConsumeException)
            {
                // A broker that is away, or a leader that moved: the client goes on by itself.
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException or System.Text.Json.JsonException)
            {
                Failure ??= e.Message;
            }
        }
    }

    private void Take(ConsumeResult<byte[], byte[]> record)
    {
        switch (record.Topic)
        {
            case Topics.Transactions:
                var kind = (FedKind)record.Message.Headers.GetLastBytes(FedRecord.KindHeader)[0];
                Transactions.Enqueue(LoggedRecord.Of(record.Partition.Value, record.Offset.Value, kind, record.Message.Value));
                break;
            case Topics.Decisions:
                TakeDecision(record);
                break;
            default:
                var headers = record.Message.Headers;
                DeadLetters[((int)Number(headers, DeadLetterHeaders.Partition), Number(headers, DeadLetterHeaders.Offset))] = Text(headers, DeadLetterHeaders.Reason);
                break;
        }
    }

    private void TakeDecision(ConsumeResult<byte[], byte[]> record)
    {
        var receipt = record.Message.Value;
        var id = DecisionJson.Read(receipt).TransactionId;
        if (!Decisions.TryAdd(id, new(receipt, record.Partition.Value, _clock.NowMs)))
            Decisions[id].Again(receipt, _clock.NowMs);
    }

    private static string Text(Headers headers, string name) => Encoding.UTF8.GetString(headers.GetLastBytes(name));

    private static long Number(Headers headers, string name) => long.Parse(Text(headers, name), CultureInfo.InvariantCulture);
}
