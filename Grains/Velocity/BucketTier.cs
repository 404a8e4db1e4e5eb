namespace FraudGrains.Grains.Velocity;

/// <summary>One window's buckets, oldest first; at most length / width + 1 of them.</summary>
internal sealed class BucketTier(VelocityWindow window)
{
    private readonly List<VelocityBucket> _buckets = [];

    public VelocityWindow Window => window;

    public List<VelocityBucket> Buckets => _buckets;

    public BucketTier Clone()
    {
        var copy = new BucketTier(window);
        copy._buckets.AddRange(_buckets.Select(bucket => bucket.Clone()));
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
    public VelocityBucket Find(long index)
    {
        var at = _buckets.Count;
        while (at > 0 && _buckets[at - 1].Index > index)
            at--;
        if (at > 0 && _buckets[at - 1].Index == index)
            return _buckets[at - 1];
        var bucket = new VelocityBucket(index);
        _buckets.Insert(at, bucket);
        return bucket;
    }
}
