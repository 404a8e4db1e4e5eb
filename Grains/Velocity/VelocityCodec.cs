using System.Numerics;
using FraudGrains.Accounts;
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
        leg.LifetimeCount = reader.Positive();
        leg.LifetimeSum = Sum(reader.Wide(), leg.LifetimeCount);
        leg.FirstMs = reader.Time();
        leg.NewestMs = reader.Time();
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
        for (var left = reader.Count(LegVelocity.ExactEvents); left > 0; left--)
        {
            timeMs = reader.TimeBefore(timeMs);
            leg.Exact.Add(new LegEvent(timeMs, Amount(reader.Positive()), reader.Hash()));
        }

        leg.Exact.Reverse();
    }

    private static long Amount(long amount) =>
        amount <= Transaction.AmountMinorUnitsMax ? amount : throw new StateFormatException($"has an amount of {amount} minor units");

    private static Int128 Sum(Int128 sum, long count) =>
        sum <= (Int128)count * Transaction.AmountMinorUnitsMax ? sum : throw new StateFormatException($"has a sum that {count} amounts cannot have");

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
        for (var left = reader.Count(Counterparties.Capacity); left > 0; left--)
            counterparties.Restore(reader.Hash(), reader.Time());
    }

    private static void WriteTiers(StateWriter writer, BucketTier[]? tiers)
    {
        writer.Count(tiers?.Length ?? 0);
        foreach (var tier in tiers ?? [])
        {
            writer.Count(tier.Buckets.Length);
            foreach (ref readonly var bucket in tier.Buckets)
                WriteBucket(writer, bucket);
        }
    }

    private static void WriteBucket(StateWriter writer, in VelocityBucket bucket)
    {
        writer.Signed(bucket.Index);
        writer.Unsigned((ulong)bucket.Count);
        writer.Wide(bucket.Sum);
        writer.Wide(bucket.SumOfSquares);
        writer.Unsigned((ulong)bucket.Max);
        var set = bucket.Counterparties.Set;
        writer.Hash(set);
        for (; set != 0; set &= set - 1)
            writer.Byte(bucket.Counterparties[BitOperations.TrailingZeroCount(set)]);
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
            for (var left = reader.Count(tier.Window.BucketsMax); left > 0; left--)
                ReadBucket(ref reader, tier, leg.LifetimeCount);
        }
    }

    private static void ReadBucket(ref StateReader reader, BucketTier tier, long lifetimeCount)
    {
        var index = reader.Signed();
        var before = tier.Buckets.IsEmpty ? -1 : tier.Buckets[^1].Index;
        if (index <= before || index > tier.Window.BucketOf(StateReader.TimeMsMax))
            throw new StateFormatException("has buckets out of order");
        ref var bucket = ref tier.Find(index);
        bucket.Count = reader.Positive();
        if (bucket.Count == 0 || bucket.Count > lifetimeCount)
            throw new StateFormatException($"has {bucket.Count} legs in a bucket of {lifetimeCount} in all");
        bucket.Sum = Sum(reader.Wide(), bucket.Count);
        bucket.SumOfSquares = reader.Wide();
        bucket.Max = Amount(reader.Positive());
        var set = reader.Hash();
        bucket.Counterparties = default;
        for (; set != 0; set &= set - 1)
            bucket.Counterparties[BitOperations.TrailingZeroCount(set)] = Math.Min(reader.Byte(), (byte)59);
    }
}
