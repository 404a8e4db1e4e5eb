namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>Receipts on their way into PostgreSQL, as columns; each transaction id once.</summary>
internal sealed class AuditBatch
{
    private readonly List<AuditEntry> _entries;
    private readonly int _repeats;
    private readonly long _lastAlertSequence;

    public AuditBatch(IReadOnlyList<ReadOnlyMemory<byte>> receipts, long lastAlertSequence)
    {
        var all = new List<AuditEntry>(receipts.Count);
        foreach (var receipt in receipts)
        {
            if (AuditEntry.TryRead(receipt, out var entry))
                all.Add(entry);
        }

        _entries = [.. all.DistinctBy(e => e.TransactionId)];
        _repeats = all.Count - _entries.Count;
        Ids = [.. _entries.Select(e => e.TransactionId)];
        Receipts = [.. _entries.Select(e => PackedReceipt.Pack(e.Receipt.Span))];

        // A repeat leaves its number unused: sequences rise, they need not be dense.
        AlertSequences = [.. _entries.Select(e => e.IsAlert ? ++lastAlertSequence : (long?)null)];
        _lastAlertSequence = lastAlertSequence;
    }

    public string[] Ids { get; }

    public long?[] AlertSequences { get; }

    public byte[][] Receipts { get; }

    /// <summary>The totals after those of the batch that were really <paramref name="inserted"/>.</summary>
    public AuditTally Add(AuditTally tally, HashSet<string> inserted)
    {
        foreach (var entry in _entries)
            tally = inserted.Contains(entry.TransactionId) ? tally.Plus(entry) : tally with { Repeats = tally.Repeats + 1 };
        return tally with { Repeats = tally.Repeats + _repeats, AlertSequence = _lastAlertSequence };
    }
}
