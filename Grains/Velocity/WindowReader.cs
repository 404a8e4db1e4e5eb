namespace FraudGrains.Grains.Velocity;

/// <summary>Reads all windows in one pass: the legs kept one by one from the newest back, then the buckets of the windows that reach further.</summary>
internal static class WindowReader
{
    public static void Read(ReadOnlySpan<LegEvent> exact, BucketTier[]? tiers, long asOfMs, Span<WindowStats> stats)
    {
        Span<ulong> seen = stackalloc ulong[SeenSet.Slots];
        var distinct = new SeenSet(seen);
        long count = 0, max = 0;
        Int128 sum = 0, squares = 0;
        var at = exact.Length - 1;
        while (at >= 0 && exact[at].TimeMs > asOfMs)
            at--;
        var newest = at;
        var ofExact = default(DistinctSketch);
        if (tiers is not null)
        {
            foreach (var leg in exact[..(newest + 1)])
                ofExact.Add(leg.Counterparty);
        }

        for (var w = 0; w < VelocityWindow.All.Length; w++)
        {
            var after = asOfMs - VelocityWindow.All[w].LengthMs;
            for (; at >= 0 && exact[at].TimeMs > after; at--)
            {
                var amount = exact[at].AmountMinorUnits;
                count++;
                sum += amount;
                squares += (Int128)amount * amount;
                max = Math.Max(max, amount);
                distinct.Add(exact[at].Counterparty);
            }

            stats[w] = new WindowStats(count, sum, squares, max, distinct.Count);
            if (tiers is not null && at < 0)
                stats[w] = WithBuckets(stats[w], ofExact, tiers[w], asOfMs);
        }
    }

    /// <summary>Counts and sums only.</summary>
    public static void ReadTotals(ReadOnlySpan<LegEvent> exact, BucketTier[]? tiers, long asOfMs, Span<WindowTotals> totals)
    {
        long count = 0, sum = 0;
        var at = exact.Length - 1;
        while (at >= 0 && exact[at].TimeMs > asOfMs)
            at--;
        for (var w = 0; w < VelocityWindow.All.Length; w++)
        {
            var after = asOfMs - VelocityWindow.All[w].LengthMs;
            for (; at >= 0 && exact[at].TimeMs > after; at--)
            {
                count++;
                sum += exact[at].AmountMinorUnits;
            }

            totals[w] = new WindowTotals(count, sum);
            if (tiers is not null && at < 0)
                totals[w] = WithBuckets(totals[w], tiers[w], asOfMs);
        }
    }

    private static WindowTotals WithBuckets(WindowTotals totals, BucketTier tier, long asOfMs)
    {
        foreach (ref readonly var bucket in tier.Buckets)
        {
            if (IsWithin(in bucket, tier.Window, asOfMs))
                totals = new WindowTotals(totals.Count + bucket.Count, totals.Sum + bucket.Sum);
        }

        return totals;
    }

    /// <summary>A bucket that begins after the moment asked for is the future; one that ends before the window is the past.</summary>
    private static bool IsWithin(in VelocityBucket bucket, in VelocityWindow window, long asOfMs) =>
        !window.IsExpired(bucket.Index, asOfMs) && bucket.Index * window.BucketMs <= asOfMs;

    private static WindowStats WithBuckets(WindowStats stats, in DistinctSketch ofExact, BucketTier tier, long asOfMs)
    {
        var (count, sum, squares, max) = (stats.Count, stats.Sum, stats.SumOfSquares, stats.Max);
        var sketch = default(DistinctSketch);
        var touched = false;
        foreach (ref readonly var bucket in tier.Buckets)
        {
            if (!IsWithin(in bucket, tier.Window, asOfMs))
                continue;
            count += bucket.Count;
            sum += bucket.Sum;
            squares += bucket.SumOfSquares;
            max = Math.Max(max, bucket.Max);
            sketch.Merge(bucket.Counterparties);
            touched = true;
        }

        if (!touched)
            return stats;
        sketch.Merge(ofExact);
        return new WindowStats(count, sum, squares, max, Math.Clamp(sketch.Estimate(), stats.DistinctCounterparties, count));
    }
}
