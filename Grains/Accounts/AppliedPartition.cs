namespace FraudGrains.Grains.Accounts;

/// <summary>What was applied of one partition.</summary>
internal sealed class AppliedPartition
{
    /// <summary>Every record below this offset is done.</summary>
    public long Low { get; set; }

    /// <summary>Applied offsets at or above <see cref="Low"/>: no more than were in flight at one time.</summary>
    public SortedSet<long> Above { get; } = [];

    /// <summary>Which legs the offsets above are, of those that this account received (see <see cref="CreditRecorder"/>).</summary>
    public Dictionary<long, ulong> Legs { get; } = [];

    /// <summary>Notes an offset that the watermark does not tell of already.</summary>
    internal void Restore(long offset)
    {
        if (offset >= Low)
            Above.Add(offset);
    }

    public bool Contains(long offset) => offset < Low || Above.Contains(offset);

    public void Add(long offset, long lowWatermark)
    {
        Restore(offset);
        if (lowWatermark <= Low)
            return;
        Low = lowWatermark;
        while (Above.Count > 0 && Above.Min < Low)
        {
            Legs.Remove(Above.Min);
            Above.Remove(Above.Min);
        }
    }
}
