using System.Runtime.InteropServices;

namespace FraudGrains.Grains.Velocity;

/// <summary>One window's buckets, oldest first; at most length / width + 1 of them.</summary>
internal sealed class BucketTier(VelocityWindow window)
{
    private readonly List<VelocityBucket> _buckets = [];

    public VelocityWindow Window => window;

    public ReadOnlySpan<VelocityBucket> Buckets => CollectionsMarshal.AsSpan(_buckets);

    public BucketTier Clone()
    {
        var copy = new BucketTier(window);
        copy._buckets.AddRange(_buckets);
        return copy;
    }

    public void Add(in LegEvent leg, long newestMs)
    {
        var index = window.BucketOf(leg.TimeMs);
        if (!window.IsExpired(index, newestMs))
            Find(index).Add(leg);
    }

    public void Expire(long newestMs)
    {
        var expired = 0;
        while (expired < _buckets.Count && window.IsExpired(_buckets[expired].Index, newestMs))
            expired++;
        _buckets.RemoveRange(0, expired);
    }

    /// <summary>The bucket of this index, made when it is not there.</summary>
    /// <remarks>Valid until another is made or expires.</remarks>
    public ref VelocityBucket Find(long index)
    {
        var buckets = CollectionsMarshal.AsSpan(_buckets);
        var at = buckets.Length;
        while (at > 0 && buckets[at - 1].Index > index)
            at--;
        if (at > 0 && buckets[at - 1].Index == index)
            return ref buckets[at - 1];
        _buckets.Insert(at, new VelocityBucket(index));
        return ref CollectionsMarshal.AsSpan(_buckets)[at];
    }
}
