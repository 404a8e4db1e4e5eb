using CsCheck;
using FraudGrains.Grains.StateFormat;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Tests.Velocity;

public sealed class LegVelocityTests
{
    private static readonly int Windows = VelocityWindow.All.Length;

    [Fact]
    public void Up_to_the_named_number_of_legs_every_figure_is_exact() =>
        LegGenerator.InOrder(1, LegVelocity.ExactEvents, 12).Sample(legs =>
        {
            var (velocity, brute) = (new LegVelocity(), new BruteForce());
            foreach (var leg in legs)
            {
                velocity.Apply(leg);
                brute.Apply(leg);
                AssertExact(velocity, brute, leg.TimeMs);
            }
        }, iter: 200);

    [Fact]
    public void Late_legs_land_in_the_window_they_belong_to() =>
        Gen.Select(LegGenerator.InOrder(2, LegVelocity.ExactEvents, 12), Gen.Int[0, 1_000_000]).Sample((legs, seed) =>
        {
            var (velocity, brute) = (new LegVelocity(), new BruteForce());
            var horizonMs = legs[^1].TimeMs - VelocityWindow.Longest.LengthMs;
            foreach (var leg in Shuffled(legs, seed))
            {
                velocity.Apply(leg);
                brute.Apply(leg);
            }

            AssertExact(velocity, brute, legs[^1].TimeMs);
            Assert.Equal(legs.Length, velocity.LifetimeCount);
            foreach (var asOf in legs.Where(l => l.TimeMs > horizonMs))
                AssertExact(velocity, brute, asOf.TimeMs, horizonMs);
        }, iter: 200);

    [Fact]
    public void Beyond_the_named_number_no_figure_leaves_the_stated_bound() =>
        Gen.OneOf(LegGenerator.InOrder(65, 600, 40), LegGenerator.Dense(600, 300)).Sample(legs =>
        {
            var (velocity, brute) = (new LegVelocity(), new BruteForce());
            for (var i = 0; i < legs.Length; i++)
            {
                velocity.Apply(legs[i]);
                brute.Apply(legs[i]);
                if (i % 37 == 0 || i == legs.Length - 1)
                    AssertBounded(velocity, brute, legs[i].TimeMs);
            }
        }, iter: 30);

    [Fact]
    public void The_estimate_of_distinct_counterparties_keeps_its_standard_error()
    {
        // Standard error 13 %: over 40 independent streams the mean error stays within 13 %, and no single one strays beyond 4 of them.
        var errors = new List<double>();
        for (var stream = 0; stream < 40; stream++)
        {
            var velocity = new LegVelocity();
            for (var i = 0; i < 2_000; i++)
                velocity.Apply(new LegEvent(LegGenerator.StartMs + (i * 1_000L), 100, IdentityHash.Of($"{stream}-{i}")));
            var stats = Read(velocity, LegGenerator.StartMs + 1_999_000);
            errors.Add((stats[2].DistinctCounterparties - 2_000.0) / 2_000.0);
        }

        Assert.All(errors, e => Assert.InRange(e, -0.52, 0.52));
        Assert.InRange(errors.Average(Math.Abs), 0, 0.13);
    }

    [Fact]
    public void The_same_legs_in_any_order_give_the_same_bytes() =>
        Gen.Select(Gen.OneOf(LegGenerator.InOrder(1, 300, 200), LegGenerator.Dense(300, 250)), Gen.Int[0, 1_000_000]).Sample((legs, seed) =>
            Assert.Equal(Encode(Apply(legs)), Encode(Apply(Shuffled(legs, seed)))), iter: 150);

    [Fact]
    public void What_was_stored_is_what_is_read_again() =>
        Gen.OneOf(LegGenerator.InOrder(0, 200, 150), LegGenerator.Dense(300, 250)).Sample(legs =>
        {
            var bytes = Encode(Apply(legs));
            var reader = new StateReader(bytes);
            var copy = new LegVelocity();
            VelocityCodec.Read(ref reader, copy);
            Assert.True(reader.IsAtEnd);
            Assert.Equal(bytes, Encode(copy));
        }, iter: 100);

    [Fact]
    public void A_busy_account_stays_within_its_memory()
    {
        var velocity = new LegVelocity();
        var random = new Random(7);
        var timeMs = LegGenerator.StartMs;
        var largest = 0;
        for (var i = 0; i < 200_000; i++)
        {
            timeMs += random.Next(30_000);
            velocity.Apply(new LegEvent(timeMs, random.Next(1_000_000), IdentityHash.Of($"C{random.Next(50_000)}")));
            if (i % 5_000 == 0)
                largest = Math.Max(largest, Encode(velocity).Length);
        }

        Assert.InRange(largest, 1_000, 16 * 1024);
        Assert.True(velocity.Tiers!.All(t => t.Buckets.Length <= (t.Window.LengthMs / t.Window.BucketMs) + 1));
    }

    [Fact]
    public void A_leg_older_than_the_longest_window_counts_for_the_lifetime_only()
    {
        var velocity = new LegVelocity();
        velocity.Apply(new LegEvent(LegGenerator.StartMs, 500, 1));

        var inTime = velocity.Apply(new LegEvent(LegGenerator.StartMs - (40L * 86_400_000), 700, 2));

        Assert.False(inTime);
        Assert.Equal(2, velocity.LifetimeCount);
        Assert.Equal(1_200, velocity.LifetimeSum);
        Assert.Equal(1, Read(velocity, LegGenerator.StartMs)[^1].Count);
    }

    private static void AssertExact(LegVelocity velocity, BruteForce brute, long asOfMs, long keptAfterMs = long.MinValue)
    {
        var stats = Read(velocity, asOfMs);
        for (var w = 0; w < Windows && asOfMs - VelocityWindow.All[w].LengthMs >= keptAfterMs; w++)
            Assert.Equal(brute.Between(asOfMs - VelocityWindow.All[w].LengthMs, asOfMs), stats[w]);
    }

    private static void AssertBounded(LegVelocity velocity, BruteForce brute, long asOfMs)
    {
        var stats = Read(velocity, asOfMs);
        for (var w = 0; w < Windows; w++)
        {
            var window = VelocityWindow.All[w];
            var least = brute.Between(asOfMs - window.LengthMs, asOfMs);
            var most = brute.Between(asOfMs - window.LengthMs - window.BucketMs, asOfMs);
            Assert.InRange(stats[w].Count, least.Count, most.Count);
            Assert.InRange(stats[w].Sum, least.Sum, most.Sum);
            Assert.InRange(stats[w].SumOfSquares, least.SumOfSquares, most.SumOfSquares);
            Assert.InRange(stats[w].Max, least.Max, most.Max);
            Assert.InRange(stats[w].DistinctCounterparties, 0.4 * least.DistinctCounterparties, (1.6 * most.DistinctCounterparties) + 1);
        }
    }

    private static LegVelocity Apply(IEnumerable<LegEvent> legs)
    {
        var velocity = new LegVelocity();
        foreach (var leg in legs)
            velocity.Apply(leg);
        return velocity;
    }

    private static WindowStats[] Read(LegVelocity velocity, long asOfMs)
    {
        var stats = new WindowStats[Windows];
        velocity.Read(asOfMs, stats);
        return stats;
    }

    private static byte[] Encode(LegVelocity velocity)
    {
        var writer = new StateWriter();
        VelocityCodec.Write(writer, velocity);
        return writer.ToArray();
    }

    private static LegEvent[] Shuffled(LegEvent[] legs, int seed)
    {
        var copy = legs.ToArray();
        new Random(seed).Shuffle(copy);
        return copy;
    }
}
