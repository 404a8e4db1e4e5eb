using FraudGrains.Simulation.Tests.Cluster;
using FraudGrains.Simulation.Tests.Scheduling;
using FraudGrains.Simulation.Tests.Store;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Offsets;
using FraudGrains.Streaming.Kafka.Provider;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace FraudGrains.Simulation.Tests.Broker;

/// <summary>The partitions one silo reads, with the real committer of offsets at its interval.</summary>
internal sealed class SiloReaders : IDisposable
{
    private readonly World _world;
    private readonly SimulatedSilo _silo;
    private readonly Dictionary<int, PartitionReader> _readers = [];
    private readonly KafkaStreamControl _control = new();
    private readonly Actor _actor;
    private IReadOnlyCollection<int> _wanted = [];
    private bool _isReopening;
    private int _readings;

    public SiloReaders(World world, SimulatedSilo silo)
    {
        (_world, _silo) = (world, silo);
        Options = new KafkaStreamOptions
        {
            Topic = SimulatedBroker.Topic,
            StreamNamespace = "transactions",
            MaxCoalesce = 1 << world.Random.Next(6),
            MaxInFlightPerPartition = 4 << world.Random.Next(6),
        };
        Metrics = new KafkaStreamMetrics("transactions", null, NullLogger.Instance);
        Status = new KafkaStreamStatus("transactions", "", SimulatedBroker.Topic, Metrics);
        Committer = new OffsetCommitter("transactions", Options, new OffsetLink(world), Status, Metrics, silo.Time, NullLogger.Instance);
        Handovers = new KafkaHandovers("transactions", new HandoverLink(world, silo), _control, silo.Time, NullLogger.Instance);
        _control.Attach(Reopen);
        _control.Holds(silo.Time.GetTimestamp());
        _actor = silo.NewActor($"{silo.Name}/partitions");
        silo.NewActor($"{silo.Name}/committer").Post(() => _ = CommitAtEveryInterval());
    }

    public KafkaStreamOptions Options { get; }

    public KafkaStreamMetrics Metrics { get; }

    public KafkaStreamStatus Status { get; }

    public OffsetCommitter Committer { get; }

    public KafkaHandovers Handovers { get; }

    /// <summary>From now on these partitions are the silo's, and no others.</summary>
    public void Take(IReadOnlyCollection<int> partitions) => _actor.Post(() =>
    {
        _wanted = partitions;
        if (!_isReopening)
            TakeWanted();
    });

    public KafkaStreamControl Control => _control;

    /// <summary>The store of that number held everything at that moment. It says nothing while the log has yet to be read again.</summary>
    public void Holds(long timestamp, ulong store)
    {
        if (_readings > 0)
            return;
        _control.StandOn(store);
        _control.Holds(timestamp);
    }

    /// <summary>Gives all partitions up and takes them again from their committed offsets, to be done in the store of that number.</summary>
    public void ReadAgain(ulong store)
    {
        _control.StandOn(store);
        _readings++;
        _actor.Post(() => _ = ReadAllAgain());
    }

    public void Dispose()
    {
        Committer.Dispose();
        Metrics.Dispose();
        _control.Dispose();
    }

    private async Task ReadAllAgain()
    {
        await _control.ReadAgain();
        _readings--;
    }

    private async Task Reopen()
    {
        _isReopening = true;
        var open = _readers.Values.ToList();
        _readers.Clear();
        await Task.WhenAll(open.Select(r => r.GiveUp()));
        _isReopening = false;
        TakeWanted();
    }

    private void TakeWanted()
    {
        foreach (var lost in _readers.Keys.Except(_wanted).ToList())
        {
            _ = _readers[lost].GiveUp();
            _readers.Remove(lost);
        }

        foreach (var gained in _wanted.Except(_readers.Keys).ToList())
        {
            _readers.Add(gained, new PartitionReader(_world, _silo, gained));
            _readers[gained].Start();
        }
    }

    private async Task CommitAtEveryInterval()
    {
        while (true)
        {
            await _world.Delay(Options.CommitInterval);
            await Committer.CommitAsync();
        }
    }
}
