using System.Runtime.InteropServices;
using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Accounts;

/// <summary>What was applied of one log: per partition a low watermark and the offsets above it. Two plain lists, because every transaction reads and writes all of it.</summary>
internal sealed class AppliedLog(ulong hash)
{
    private readonly List<(int Partition, long Low)> _lows = [];
    private readonly List<AppliedOffset> _above = [];

    /// <summary>Hash of the log's name.</summary>
    public ulong Hash { get; } = hash;

    /// <summary>Partitions by number, and below which offset every record of them is done.</summary>
    public ReadOnlySpan<(int Partition, long Low)> Lows => CollectionsMarshal.AsSpan(_lows);

    /// <summary>Applied offsets that no watermark tells of, by partition and offset: no more than were in flight at one time.</summary>
    public ReadOnlySpan<AppliedOffset> Above => CollectionsMarshal.AsSpan(_above);

    public bool Knows(int partition) => PlaceOf(partition) >= 0;

    public bool Contains(int partition, long offset) => offset < LowOf(partition) || IsAbove(partition, offset);

    /// <summary>Below which offset every record of a partition is done; 0 when nothing is known of it.</summary>
    public long LowOf(int partition) => PlaceOf(partition) is var at and >= 0 ? _lows[at].Low : 0;

    /// <summary>Whether the offset was applied and the watermark does not tell.</summary>
    public bool IsAbove(int partition, long offset) => Find(partition, offset) >= 0;

    public bool ContainsLeg(ulong leg)
    {
        foreach (var applied in Above)
        {
            if (applied.Leg == leg)
                return true;
        }

        return false;
    }

    /// <summary>Notes a record as applied, and lets go of what its watermark says is done everywhere.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="offset">The record's place in it.</param>
    /// <param name="lowWatermark">Below it all is done.</param>
    /// <param name="leg">Which leg it is, when this account received one.</param>
    public void Add(int partition, long offset, long lowWatermark, ulong? leg)
    {
        Restore(partition, offset, leg);
        Raise(partition, lowWatermark);
    }

    /// <summary>Notes an offset that the watermark does not tell of already.</summary>
    public void Restore(int partition, long offset, ulong? leg)
    {
        if (offset < LowOf(partition))
            return;
        var at = Find(partition, offset);
        if (at < 0)
            _above.Insert(~at, new(partition, offset, leg));
        else if (leg is not null)
            _above[at] = new(partition, offset, leg);
    }

    /// <summary>Raises the low watermark of a partition, which is known from then on.</summary>
    public void Raise(int partition, long lowWatermark)
    {
        var at = PlaceOf(partition);
        if (at < 0)
            _lows.Insert(~at, (partition, Math.Max(0, lowWatermark)));
        else if (lowWatermark <= _lows[at].Low)
            return;
        else
            _lows[at] = (partition, lowWatermark);
        var (from, to) = (PlaceFrom(partition, 0), PlaceFrom(partition, lowWatermark));
        _above.RemoveRange(from, Math.Max(0, to - from));
    }

    /// <summary>Says which leg an offset is.</summary>
    /// <exception cref="StateFormatException">The offset was not applied, or the watermark tells of it.</exception>
    public void Name(int partition, long offset, ulong leg)
    {
        var at = Find(partition, offset);
        if (at < 0)
            throw new StateFormatException("has a leg at an offset that it does not know");
        _above[at] = new(partition, offset, leg);
    }

    /// <summary>Where the partition stands; the complement of where it would when it is not known.</summary>
    private int PlaceOf(int partition)
    {
        var lows = Lows;
        var at = lows.Length;
        while (at > 0 && lows[at - 1].Partition > partition)
            at--;
        return at > 0 && lows[at - 1].Partition == partition ? at - 1 : ~at;
    }

    /// <summary>Where the offset stands; the complement of where it would when it was not applied.</summary>
    private int Find(int partition, long offset)
    {
        var at = PlaceFrom(partition, offset);
        return at < _above.Count && _above[at].Partition == partition && _above[at].Offset == offset ? at : ~at;
    }

    /// <summary>Where the first of a partition's offsets stands that is not below this one.</summary>
    private int PlaceFrom(int partition, long offset)
    {
        var above = Above;
        var (from, to) = (0, above.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (above[middle].Partition < partition || (above[middle].Partition == partition && above[middle].Offset < offset))
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }
}
