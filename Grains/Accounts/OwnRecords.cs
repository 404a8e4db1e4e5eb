namespace FraudGrains.Grains.Accounts;

/// <summary>
/// Records by which the log made this account pay, as long as they may come again. One that comes again brings its leg to the payee once more: should
/// the payee alone have lost it, nobody else would. For any other repeat (the same transaction at another place) that would count twice.
/// </summary>
internal sealed class OwnRecords
{
    /// <summary>Most that are kept; the oldest are let go. An account that pays more often than this in the seconds before offsets are committed is no person's.</summary>
    public const int Capacity = 512;

    private readonly List<AppliedPosition> _records = new(0);

    public IReadOnlyList<AppliedPosition> Records => _records;

    public bool Contains(in AppliedPosition record) => _records.Contains(record);

    /// <summary>Notes one, and lets go of those that will not come again.</summary>
    /// <param name="record">The record.</param>
    /// <param name="committed">The log is not read again from below this offset of its partition.</param>
    public void Add(AppliedPosition record, long committed)
    {
        var kept = 0;
        for (var i = 0; i < _records.Count; i++)
        {
            if (_records[i].Log == record.Log && (_records[i].Partition != record.Partition || _records[i].Offset >= committed))
                _records[kept++] = _records[i];
        }

        _records.RemoveRange(kept, _records.Count - kept);
        if (_records.Count == Capacity)
            _records.RemoveAt(0);
        _records.Add(record);
    }

    /// <summary>As it was stored.</summary>
    public void Restore(in AppliedPosition record) => _records.Add(record);
}
