using System.Text;
using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Tests.Support;

/// <summary>A broker and the silo that reads it, in memory: every look at its stats makes it read and decide a little more.</summary>
internal sealed class FakeSilo : ITransactionSink, IStatsSource
{
    private readonly Lock _gate = new();
    private readonly List<(string Key, string Value)>[] _partitions;
    private readonly long[] _read, _done;
    private readonly HashSet<string> _known = [];
    private long _looks, _processed, _recognised;

    public FakeSilo(int partitions = 4)
    {
        _partitions = [.. Enumerable.Range(0, partitions).Select(_ => new List<(string, string)>())];
        (_read, _done) = (new long[partitions], new long[partitions]);
    }

    /// <summary>Records read per partition and look.</summary>
    public int ReadsPerLook { get; init; } = int.MaxValue;

    /// <summary>The silo sleeps until so many records stand in one partition.</summary>
    public int WakesAt { get; init; }

    /// <summary>Number of the record (from 1) that the broker never acknowledges; 0 for none.</summary>
    public int Loses { get; init; }

    /// <summary>Called with the number of each record as it is taken.</summary>
    public Action<long> Taken { get; init; } = _ => { };

    /// <summary>Decisions waiting for the audit store, by the number of the look.</summary>
    public Func<long, long> AuditLag { get; init; } = _ => 0;

    public SiloStats? Answer { get; init; }

    public long UnreadRecordsHighest { get; private set; }

    public long UnreadBytesHighest { get; private set; }

    /// <summary>The audit lag told at the last look.</summary>
    public long LastAuditLag { get; private set; }

    public List<(string Key, string Value)> All { get; } = [];

    public bool TrySend(string key, byte[] value, Action<Delivery> delivered)
    {
        Delivery delivery;
        lock (_gate)
        {
            var number = All.Count + 1;
            All.Add((key, Encoding.UTF8.GetString(value)));
            var partition = (int)((uint)key.GetHashCode(StringComparison.Ordinal) % _partitions.Length);
            _partitions[partition].Add(All[^1]);
            delivery = number == Loses ? new(0, 0, "Broker: Leader not available") : new(partition, _partitions[partition].Count - 1, null);
            Measure(partition);
        }

        delivered(delivery);
        Taken(All.Count);
        return true;
    }

    public Task<SiloStats> Read(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            LastAuditLag = AuditLag(++_looks);
            for (var p = 0; p < _partitions.Length && UnreadRecordsHighest >= WakesAt; p++)
                ReadSome(p);
            return Task.FromResult(Answer ?? new SiloStats
            {
                Bootstrap = "fake:9092",
                Topic = "financial_transactions",
                IsEmbedded = true,
                Partitions = [.. _partitions.Select((records, p) => new PartitionProgress(p, _read[p], _done[p], records.Count))],
                Processed = _processed,
                Recognised = _recognised,
                DeadLettered = 0,
                AuditLag = LastAuditLag,
            });
        }
    }

    public void Flush(TimeSpan timeout)
    {
    }

    public void Dispose()
    {
    }

    private void ReadSome(int p)
    {
        _done[p] = _read[p];
        _read[p] = Math.Min(_partitions[p].Count, _read[p] + (long)ReadsPerLook);
        for (var offset = _done[p]; offset < _read[p]; offset++)
        {
            if (_known.Add(_partitions[p][(int)offset].Value))
                _processed++;
            else
                _recognised++;
        }
    }

    private void Measure(int p)
    {
        UnreadRecordsHighest = Math.Max(UnreadRecordsHighest, _partitions[p].Count - _read[p]);
        UnreadBytesHighest = Math.Max(UnreadBytesHighest, _partitions[p].Skip((int)_read[p]).Sum(r => (long)(r.Key.Length + r.Value.Length)));
    }
}
