using FraudGrains.Simulation.Tests.Cluster;

namespace FraudGrains.Simulation.Tests.Broker;

/// <summary>The broker's server: the transactions topic, the committed offsets, and what came out.</summary>
internal sealed class SimulatedBroker(World world)
{
    /// <summary>Name of the transactions topic.</summary>
    public const string Topic = "t";

    /// <summary>Name of its log.</summary>
    public const string LogName = "t@1";

    private readonly List<(string Key, byte[] Value)>[] _logs = [.. Enumerable.Range(0, world.Partitions).Select(_ => new List<(string, byte[])>())];
    private readonly long[] _committed = [.. Enumerable.Repeat(-1L, world.Partitions)];
    private readonly List<TaskCompletionSource>[] _waiting = [.. Enumerable.Range(0, world.Partitions).Select(_ => new List<TaskCompletionSource>())];

    /// <summary>Nobody reaches it.</summary>
    public bool IsAway { get; set; }

    /// <summary>Every receipt as it was published, repeats included.</summary>
    public List<byte[]> Decisions { get; } = [];

    /// <summary>What stands in the dead-letter topic: the record's own words, or the id of a transaction that must not be applied.</summary>
    public HashSet<string> DeadLetters { get; } = new(StringComparer.Ordinal);

    /// <summary>Every record is done, and that is committed.</summary>
    public bool IsDrained => Enumerable.Range(0, _logs.Length).All(p => _logs[p].Count == 0 || _committed[p] == _logs[p].Count);

    public long End(int partition) => _logs[partition].Count;

    public long Committed(int partition) => _committed[partition];

    public (string Key, byte[] Value) Record(int partition, long offset) => _logs[partition][(int)offset];

    public void Append(int partition, string key, byte[] value)
    {
        _logs[partition].Add((key, value));
        foreach (var waiter in Interlocked.Exchange(ref _waiting[partition], []))
            waiter.TrySetResult();
    }

    public void Commit(int partition, long offset)
    {
        if (offset > _logs[partition].Count)
            world.Scheduler.Faults.Add($"offset {offset} of partition {partition} was committed, which ends at {_logs[partition].Count}");
        _committed[partition] = offset;
        world.Scheduler.Trace.Add($"broker: partition {partition} committed at {offset}");
    }

    /// <summary>Returns once the partition reaches beyond the offset.</summary>
    public async Task WaitFor(int partition, long offset)
    {
        while (_logs[partition].Count <= offset)
        {
            var waiter = new TaskCompletionSource();
            _waiting[partition].Add(waiter);
            await waiter.Task;
        }
    }
}
