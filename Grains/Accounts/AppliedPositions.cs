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

    public bool Contains(in AppliedPosition position) => Find(position.Log)?.Contains(position.Partition, position.Offset) ?? false;

    /// <summary>Whether a record is known to be done, or belongs to a log so old that it is no longer remembered: nobody will ask for it again.</summary>
    public bool IsDone(in AppliedPosition position) => Find(position.Log) is not { } log || !log.Knows(position.Partition) || position.Offset < log.LowOf(position.Partition);

    /// <summary>Whether a leg that may not be done everywhere was applied under this id.</summary>
    public bool ContainsLeg(ulong leg)
    {
        foreach (var log in _logs)
        {
            if (log.ContainsLeg(leg))
                return true;
        }

        return false;
    }

    /// <summary>Notes a record as applied, and lets go of what its watermark says is done everywhere.</summary>
    /// <param name="position">The record's place.</param>
    /// <param name="lowWatermark">Below it all of its partition is done.</param>
    /// <param name="leg">Which leg it is, when this account received one: its id is kept until the record is done everywhere.</param>
    public void Add(in AppliedPosition position, long lowWatermark, ulong? leg = null) =>
        (Find(position.Log) ?? AddLog(position.Log)).Add(position.Partition, position.Offset, lowWatermark, leg);

    public AppliedLog AddLog(ulong hash)
    {
        if (_logs.Count == LogsMax)
            _logs.RemoveAt(0);
        var log = new AppliedLog(hash);
        _logs.Add(log);
        return log;
    }

    private AppliedLog? Find(ulong hash)
    {
        foreach (var log in _logs)
        {
            if (log.Hash == hash)
                return log;
        }

        return null;
    }
}
