namespace FraudGrains.Grains.Velocity;

/// <summary>One sliding window over event time, half-open: an event belongs to it while it is younger than <paramref name="LengthMs"/>.</summary>
/// <param name="Name">Short name, as in rules and JSON.</param>
/// <param name="LengthMs">Length in milliseconds.</param>
/// <param name="BucketMs">Width in milliseconds of the buckets that stand in for events no longer kept one by one: the bound of the window's error.</param>
public readonly record struct VelocityWindow(string Name, long LengthMs, long BucketMs)
{
    private const long Second = 1_000, Minute = 60 * Second, Hour = 60 * Minute, Day = 24 * Hour;

    /// <summary>All windows, shortest first. The order is part of the stored state and of the feature schema.</summary>
    public static readonly VelocityWindow[] All =
    [
        new("1m", Minute, 5 * Second),
        new("5m", 5 * Minute, 30 * Second),
        new("1h", Hour, 5 * Minute),
        new("24h", Day, Hour),
        new("7d", 7 * Day, 6 * Hour),
        new("30d", 30 * Day, Day),
    ];

    /// <summary>The longest window.</summary>
    public static VelocityWindow Longest => All[^1];

    /// <summary>Index in <see cref="All"/> of the window of this name; -1 when there is none.</summary>
    public static int IndexOf(string name) => Array.FindIndex(All, w => w.Name == name);

    /// <summary>Most buckets that lie, even in part, inside the window.</summary>
    internal int BucketsMax => (int)(LengthMs / BucketMs) + 1;

    /// <summary>The bucket an event time falls into.</summary>
    public long BucketOf(long timeMs) => Math.DivRem(timeMs, BucketMs) is var (bucket, rest) && rest < 0 ? bucket - 1 : bucket;

    /// <summary>Whether a bucket lies wholly outside the window that ends at <paramref name="newestMs"/>.</summary>
    public bool IsExpired(long bucket, long newestMs) => (bucket + 1) * BucketMs <= newestMs - LengthMs;
}
