namespace FraudGrains.Grains.Accounts;

/// <summary>What was applied of one partition.</summary>
internal sealed class AppliedPartition
{
    /// <summary>Every record below this offset is done.</summary>
    public long Low { get; set; }

    /// <summary>Applied offsets at or above <see cref="Low"/>, ascending: no more than were in flight at one time.</summary>
    public List<long> Above { get; } = [];

    /// <summary>Which legs the offsets above are, of those that this account received (see <see cref="CreditRecorder"/>).</summary>
    public Dictionary<long, ulong> Legs { get; } = [];

    /// <summary>Notes an offset that the watermark does not tell of already.</summary>
    internal void Restore(long offset)
    {
        if (offset < Low)
            return;
        var at = Above.BinarySearch(offset);
        if (at < 0)
            Above.Insert(~at, offset);
    }

    public bool Contains(long offset) => offset < Low || IsAbove(offset);

    public void Add(long offset, long lowWatermark)
    {
        Restore(offset);
        if (lowWatermark <= Low)
            return;
        Low = lowWatermark;
        var done = 0;
        for (; done < Above.Count && Above[done] < Low; done++)
            Legs.Remove(Above[done]);
        Above.RemoveRange(0, done);
    }

    /// <summary>Whether the offset was applied and the watermark does not tell.</summary>
    public bool IsAbove(long offset) => Above.BinarySearch(offset) >= 0;
}
