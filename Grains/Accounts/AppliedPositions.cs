namespace FraudGrains.Grains.Accounts;

/// <summary>
/// Which records of the log have been applied to this account: per partition a low watermark (all below is done) and the few offsets above it.
/// Offsets may come in any order: legs of one partition reach a payee through many payers.
/// </summary>
internal sealed class AppliedPositions
{
    /// <summary>Logs remembered: the present one, and those before it while their last records may still come again.</summary>
    public const int LogsMax = 4;

    private readonly List<AppliedLog> _logs = [];

    public IReadOnlyList<AppliedLog> Logs => _logs;

    public bool Contains(in AppliedPosition position) => FindPartition(position)?.Contains(position.Offset) ?? false;

    /// <summary>Whether a record is known to be done, or belongs to a log so old that it is no longer remembered: nobody will ask for it again.</summary>
    public bool IsDone(in AppliedPosition position) => FindPartition(position) is not { } partition || position.Offset < partition.Low;

    /// <summary>Whether a leg that may not be done everywhere was applied under this id.</summary>
    public bool ContainsLeg(ulong leg) => _logs.Exists(l => l.Partitions.Values.Any(p => p.Legs.ContainsValue(leg)));

    /// <summary>Notes a leg that this account received; its id is kept until the record is done everywhere.</summary>
    public void Add(in AppliedPosition position, long lowWatermark, ulong leg)
    {
        Add(position, lowWatermark);
        if (FindPartition(position) is { } partition && partition.IsAbove(position.Offset))
            partition.Legs[position.Offset] = leg;
    }

    /// <summary>Notes a record as applied, and lets go of what its watermark says is done everywhere.</summary>
    public void Add(in AppliedPosition position, long lowWatermark)
    {
        var hash = position.Log;
        var log = _logs.Find(l => l.Hash == hash) ?? AddLog(hash);
        if (!log.Partitions.TryGetValue(position.Partition, out var partition))
            log.Partitions.Add(position.Partition, partition = new AppliedPartition());
        partition.Add(position.Offset, lowWatermark);
    }

    public AppliedLog AddLog(ulong hash)
    {
        if (_logs.Count == LogsMax)
            _logs.RemoveAt(0);
        var log = new AppliedLog(hash);
        _logs.Add(log);
        return log;
    }

    private AppliedPartition? FindPartition(in AppliedPosition position)
    {
        var hash = position.Log;
        return _logs.Find(l => l.Hash == hash)?.Partitions.GetValueOrDefault(position.Partition);
    }
}
