namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>How far the audit store has come, for reports and health.</summary>
public sealed class AuditStatus
{
    private long _lag, _lost;
    private volatile string? _lastError;
    private volatile bool _isWaiting = true;

    /// <summary>Decisions published and not yet appended, in the partitions this silo audits; in all of them while it waits for its share.</summary>
    public long Lag
    {
        get => Interlocked.Read(ref _lag);
        internal set => Interlocked.Exchange(ref _lag, value);
    }

    /// <summary>The group has not said yet which partitions this silo reads: it was started just now, or another member came or went.</summary>
    public bool IsWaiting
    {
        get => _isWaiting;
        internal set => _isWaiting = value;
    }

    /// <summary>Decisions that the topic no longer held when they were due: the audit is not complete.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Why the last append failed; null when it did not.</summary>
    public string? LastError
    {
        get => _lastError;
        internal set => _lastError = value;
    }

    internal void AddLost(long count) => Interlocked.Add(ref _lost, count);
}
