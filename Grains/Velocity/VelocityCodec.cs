using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Velocity;

/// <summary>The stored form of one leg's velocity. The same velocity gives the same bytes.</summary>
internal static class VelocityCodec
{
    public static void Write(StateWriter writer, LegVelocity leg)
    {
        if (leg.LifetimeCount == 0)
            return;
        writer.Unsigned((ulong)leg.LifetimeCount);
        writer.Wide(leg.LifetimeSum);
        writer.Signed(leg.FirstMs);
        writer.Signed(leg.NewestMs);
        WriteExact(writer, leg);
        WriteCounterparties(writer, leg.Counterparties);
        WriteTiers(writer, leg.Tiers);
    }

    public static void Read(ref StateReader reader, LegVelocity leg)
    {
        if (reader.IsAtEnd)
            return;
        leg.LifetimeCount = (long)reader.Unsigned();
        leg.LifetimeSum = reader.Wide();
        leg.FirstMs = reader.Signed();
        leg.NewestMs = reader.Signed();
        ReadExact(ref reader, leg);
        ReadCounterparties(ref reader, leg.Counterparties);
        ReadTiers(ref reader, leg);
    }

    private static void WriteExact(StateWriter writer, LegVelocity leg)
    {
        writer.Count(leg.Exact.Count);
        var previousMs = leg.NewestMs;
        for (var i = leg.Exact.Count - 1; i >= 0; i--)
        {
            writer.Unsigned((ulong)(previousMs - leg.Exact[i].TimeMs));
            writer.Unsigned((ulong)leg.Exact[i].AmountMinorUnits);
            writer.Hash(leg.Exact[i].Counterparty);
            previousMs = leg.Exact[i].TimeMs;
        }
    }

    private static void ReadExact(ref StateReader reader, LegVelocity leg)
    {
        var timeMs = leg.NewestMs;
        for (var left = reader.Count(); left > 0; left--)
        {
            timeMs -= (long)reader.Unsigned();
            leg.Exact.Add(new LegEvent(timeMs, (long)reader.Unsigned(), reader.Hash()));
        }

        leg.Exact.Reverse();
    }

    private static void WriteCounterparties(StateWriter writer, Counterparties counterparties)
    {
        writer.Count(counterparties.Level);
        writer.Count(counterparties.FirstSeen.Count);
        foreach (var (hash, firstMs) in counterparties.FirstSeen)
        {
            writer.Hash(hash);
            writer.Signed(firstMs);
        }
    }

    private static void ReadCounterparties(ref StateReader reader, Counterparties counterparties)
    {
        counterparties.RestoreLevel((int)Math.Min(reader.Unsigned(), 64));
        for (var left = reader.Count(); left > 0; left--)
            counterparties.Restore(reader.Hash(), reader.Signed());
    }

    private static void WriteTiers(StateWriter writer, BucketTier[]? tiers)
    {
        writer.Count(tiers?.Length ?? 0);
        foreach (var tier in tiers ?? [])
        {
            writer.Count(tier.Buckets.Count);
            foreach (var bucket in tier.Buckets)
                WriteBucket(writer, bucket);
        }
    }

    private static void WriteBucket(StateWriter writer, VelocityBucket bucket)
    {
        writer.Signed(bucket.Index);
        writer.Unsigned((ulong)bucket.Count);
        writer.Wide(bucket.Sum);
        writer.Wide(bucket.SumOfSquares);
        writer.Unsigned((ulong)bucket.Max);
        ulong set = 0;
        for (var i = 0; i < DistinctSketch.Registers; i++)
            set |= bucket.Counterparties[i] == 0 ? 0 : 1UL << i;
        writer.Hash(set);
        for (var i = 0; i < DistinctSketch.Registers; i++)
        {
            if (bucket.Counterparties[i] != 0)
                writer.Byte(bucket.Counterparties[i]);
        }
    }

    private static void ReadTiers(ref StateReader reader, LegVelocity leg)
    {
        var tiers = reader.Count();
        if (tiers == 0)
            return;
        if (tiers != VelocityWindow.All.Length)
            throw new StateFormatException($"has {tiers} windows and this version knows {VelocityWindow.All.Length}");
        foreach (var tier in leg.EnsureTiers())
        {
            for (var left = reader.Count(); left > 0; left--)
                ReadBucket(ref reader, tier);
        }
    }

    private static void ReadBucket(ref StateReader reader, BucketTier tier)
    {
        var bucket = tier.Find(reader.Signed());
        bucket.Count = (long)reader.Unsigned();
        bucket.Sum = reader.Wide();
        bucket.SumOfSquares = reader.Wide();
        bucket.Max = (long)reader.Unsigned();
        var set = reader.Hash();
        for (var i = 0; i < DistinctSketch.Registers; i++)
            bucket.Counterparties[i] = (set >> i & 1) == 0 ? (byte)0 : Math.Min(reader.Byte(), (byte)59);
    }
}
