using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.DeadLetters;
using FraudGrains.Streaming.Kafka.Decoding;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Offsets;
using FraudGrains.Streaming.Kafka.Telemetry;
using FraudGrains.Streaming.Kafka.Topics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace FraudGrains.Streaming.Kafka.Provider;

/// <summary>Starts and closes one provider in one silo.</summary>
internal sealed class KafkaAdapterFactory : IQueueAdapterFactory, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly string _name;
    private readonly IServiceProvider _services;
    private readonly KafkaStreamOptions _options;
    private readonly ILoggerFactory _loggers;
    private readonly KafkaClients _clients;
    private readonly KafkaStreamStatus _status;
    private readonly Lazy<IProducer<byte[]?, byte[]?>> _producer;
    private KafkaLogReader? _reader;
    private OffsetCommitter? _committer;
    private KafkaAdapter? _adapter;
    private KafkaQueueMapper? _mapper;
    private AgentEvents? _agents;

    private KafkaAdapterFactory(IServiceProvider services, string name)
    {
        (_services, _name) = (services, name);
        _options = services.GetRequiredService<IOptionsMonitor<KafkaStreamOptions>>().Get(name);
        _loggers = services.GetRequiredService<ILoggerFactory>();
        _clients = new KafkaClients(name, _options, _loggers.CreateLogger<KafkaClients>());
        _status = services.GetRequiredKeyedService<KafkaStreamStatus>(name);
        _producer = new(() => _clients.Producer(error => _status.Report($"{error.Code}: {error.Reason}")));
    }

    public static KafkaAdapterFactory Create(IServiceProvider services, string name) => new(services, name);

    public Task<IQueueAdapter> CreateAdapter() => CreateAdapter(CancellationToken.None);

    public async Task<IQueueAdapter> CreateAdapter(CancellationToken cancellationToken)
    {
        var memory = _services.GetKeyedService<IKafkaTopicMemory>(_name);
        var topic = await new TopicDescriber(_name, _options, _clients, memory).DescribeAsync(cancellationToken);
        (_status.LogName, _status.PartitionCount) = (topic.LogName, topic.PartitionCount);
        _mapper = new KafkaQueueMapper(_name, topic.PartitionCount);

        var time = _services.GetKeyedService<TimeProvider>(_name) ?? TimeProvider.System;
        var metrics = _services.GetRequiredKeyedService<KafkaStreamMetrics>(_name);
        _reader = new KafkaLogReader(_name, _options, _clients, _status, _loggers.CreateLogger<KafkaLogReader>());
        _committer = new OffsetCommitter(_name, _options, _reader, _status, metrics, time, _loggers.CreateLogger<OffsetCommitter>());
        _committer.Start();
        var deadLetters = _options.DeadLetterTopic is { } deadLetterTopic
            ? new DeadLetterWriter(_name, deadLetterTopic, () => _producer.Value, _status, metrics, time, _loggers.CreateLogger<DeadLetterWriter>())
            : null;
        var control = _services.GetRequiredKeyedService<KafkaStreamControl>(_name);
        var handovers = new KafkaHandovers(_name, _services.GetKeyedService<IKafkaHandover>(_name), control, time, _loggers.CreateLogger<KafkaHandovers>());
        var adapter = _adapter = new KafkaAdapter(
            _name, _options, topic, _services.GetRequiredKeyedService<IKafkaRecordDecoder>(_name), _services.GetKeyedService<IKafkaEventEncoder>(_name),
            _reader, _committer, deadLetters, handovers, control, () => _producer.Value, _status, metrics, time, _loggers);
        _agents = new AgentEvents(adapter, _services.GetRequiredService<ILocalSiloDetails>().SiloAddress);
        return adapter;
    }

    public IQueueAdapterCache GetQueueAdapterCache() => _adapter ?? throw NotStarted();

    public IStreamQueueMapper GetStreamQueueMapper() => _mapper ?? throw NotStarted();

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) => Task.FromResult<IStreamFailureHandler>(new LoggedDeliveryFailures());

    // Stops below the stage at which the agents stop: their last commits need the consumer.
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe<KafkaAdapterFactory>(ServiceLifecycleStage.RuntimeGrainServices, static _ => Task.CompletedTask, CloseAsync);

    public void Dispose()
    {
        _agents?.Dispose();
        _committer?.Dispose();
        _reader?.Dispose();
        if (_producer.IsValueCreated)
            _producer.Value.Dispose();
    }

    private async Task CloseAsync(CancellationToken cancellation)
    {
        _committer?.Dispose();
        if (_reader is not null)
            await _reader.CloseAsync().WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private InvalidOperationException NotStarted() => new($"Kafka stream provider '{_name}' has not started: its partitions are not known yet.");
}
