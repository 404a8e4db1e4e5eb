using Confluent.Kafka;
using FraudGrains.Silo.Streams;
using FraudGrains.Simulation.Tests.Cluster;
using FraudGrains.Simulation.Tests.Scheduling;
using FraudGrains.Streaming.Kafka.Cache;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Provider;
using FraudGrains.Streaming.Kafka.Telemetry;
using FraudGrains.Streaming.Kafka.Topics;
using Orleans.Streams;

namespace FraudGrains.Simulation.Tests.Broker;

/// <summary>
/// One partition read by one silo: stands for the client library and for Orleans' pulling agent, around the real session, tracker, margin,
/// decoder, cache and cursors.
/// </summary>
internal sealed class PartitionReader(World world, SimulatedSilo silo, int partition)
{
    private static readonly TimeSpan FullPoll = TimeSpan.FromMilliseconds(20);

    private readonly Actor _actor = silo.NewActor($"{silo.Name}/p{partition}");
    private readonly TransactionDecoder _decoder = new(silo.Time);
    private readonly BrokerLink _broker = new(world);
    private readonly Dictionary<StreamId, StreamDelivery> _deliveries = [];
    private readonly TaskCompletionSource _released = new();
    private Task _opening = Task.CompletedTask;
    private PartitionSession _session = null!;
    private KafkaQueueCache _cache = null!;

    /// <summary>The partition is another's: what is under way ends, and says nothing any more.</summary>
    public bool IsGivenUp { get; private set; }

    public void Start() => _actor.Post(() => _ = Read());

    /// <summary>Returns when the last commit is made and word is left for the next owner.</summary>
    public Task GiveUp()
    {
        _actor.Post(() => _ = Release());
        return _released.Task;
    }

    private async Task Release()
    {
        IsGivenUp = true;
        await _opening;
        _session.State = PartitionState.Released;
        await silo.Readers.Committer.RemoveAsync(_session);
        await silo.Readers.Handovers.Leave(_session);
        _released.SetResult();
    }

    private async Task Read()
    {
        _session = new PartitionSession(new TopicPartition(SimulatedBroker.Topic, partition), SimulatedBroker.LogName, silo.Readers.Options, silo.Readers.Metrics, silo.Time, silo.Readers.Control);
        _cache = new KafkaQueueCache(_session);
        await (_opening = Open());
        while (!IsGivenUp)
        {
            while (_session.IsFull && !IsGivenUp)
                await world.Delay(FullPoll);
            await world.Broker.WaitFor(partition, _session.Tracker.Next);
            await world.Travel();
            if (!IsGivenUp && !world.Broker.IsAway)
                TakeSome();
        }
    }

    private async Task Open()
    {
        var note = await FindNote();
        var (committed, end) = (world.Broker.Committed(partition), world.Broker.End(partition));
        var start = StartOffset.Choose(committed, 0, end, ConsumeMode.LastCommittedMessage).OrLater(note, end);
        if (start.IsGap && committed >= 0)
            world.Scheduler.Faults.Add($"partition {partition}: committed {committed} lies outside of the log, which ends at {end}");
        _session.Open(start.Offset, committed, end, start.DoneAbove);
        _session.State = PartitionState.Reading;
        if (!IsGivenUp)
            silo.Readers.Committer.Add(_session);
        world.Scheduler.Trace.Add($"{silo.Name}/p{partition}: begins at {start.Offset} of {end}");
    }

    private async Task<KafkaHandoverNote?> FindNote()
    {
        while (true)
        {
            try
            {
                var note = await silo.Readers.Handovers.Find(_session, CancellationToken.None);
                await world.Travel();
                if (!world.Broker.IsAway)
                    return note;
            }
            catch (IOException)
            {
                await world.Delay(FullPoll);
            }
        }
    }

    private void TakeSome()
    {
        var messages = new List<IBatchContainer>();
        var most = world.Random.Next(1, 16);
        while (messages.Count < most && _session.Tracker.Next < world.Broker.End(partition) && !_session.IsFull)
        {
            Fetch(_session.Tracker.Next);
            if (_session.Buffer.TryRead(out var read) && Decode(read) is { } record)
                messages.Add(record);
        }

        _cache.AddToCache(messages);
        foreach (var stream in messages.Select(m => m.StreamId).Distinct())
            DeliveryOf(stream).Wake();
    }

    private void Fetch(long offset)
    {
        var (key, value) = world.Broker.Record(partition, offset);
        _session.Take(new ConsumeResult<byte[]?, byte[]?>
        {
            TopicPartitionOffset = new TopicPartitionOffset(_session.TopicPartition, offset),
            Message = new Message<byte[]?, byte[]?> { Key = System.Text.Encoding.UTF8.GetBytes(key), Value = value },
        });
    }

    private CachedRecord? Decode(ReadRecord read)
    {
        var (record, _) = RecordReader.Read(_decoder, _session, read);
        if (record is null)
            _ = DeadLetter(read);
        return record;
    }

    private async Task DeadLetter(ReadRecord read)
    {
        while (true)
        {
            try
            {
                await _broker.DeadLetter(partition, read.Offset);
                _session.Tracker.Done(read.Ticket);
                return;
            }
            catch (Exception e) when (e is IOException or TimeoutException)
            {
                await world.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    private StreamDelivery DeliveryOf(StreamId stream) =>
        _deliveries.TryGetValue(stream, out var delivery) ? delivery : _deliveries[stream] = new StreamDelivery(world, silo, this, _cache.GetCacheCursor(stream, null), stream);
}
