using CsCheck;
using FraudGrains.Grains.StateFormat;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Tests.Velocity;

/// <summary>What a leg remembers beyond its windows.</summary>
public sealed class LegHistoryTests
{
    private const long Day = 86_400_000;

    [Fact]
    public void The_amounts_of_all_time_are_those_until_the_moment_asked_for() =>
        Gen.Select(LegGenerator.InOrder(1, 60, 12), Gen.Int[0, 59]).Sample((legs, at) =>
        {
            var asOfMs = legs[at % legs.Length].TimeMs;
            if (asOfMs <= legs[^1].TimeMs - (44 * Day))
                return;
            var until = legs.Where(l => l.TimeMs <= asOfMs).ToList();

            var amounts = Apply(legs).AmountsUntil(asOfMs);

            Assert.Equal(until.Count, amounts.Count);
            Assert.Equal(until.Aggregate((Int128)0, (sum, l) => sum + l.AmountMinorUnits), amounts.Sum);
            Assert.Equal(until.Aggregate((Int128)0, (sum, l) => sum + ((Int128)l.AmountMinorUnits * l.AmountMinorUnits)), amounts.SumOfSquares);
        }, iter: 200);

    [Fact]
    public void Legs_no_longer_kept_one_by_one_are_counted_within_a_day_at_either_edge() =>
        LegGenerator.InOrder(65, 400, 5).Sample(legs =>
        {
            var leg = Apply(legs);
            var newestMs = legs[^1].TimeMs;
            var older = legs.Where(l => l.TimeMs < leg.KeptFromMs && l.TimeMs > newestMs - (44 * Day)).ToList();
            for (var days = 5; days <= 40; days += 5)
            {
                var (afterMs, untilMs) = (newestMs - (days * Day), newestMs - (2 * Day));
                var least = older.Count(l => l.TimeMs > afterMs && l.TimeMs <= untilMs - Day);
                var most = older.Count(l => l.TimeMs > afterMs - Day && l.TimeMs <= untilMs) + legs.Count(l => l.TimeMs == leg.KeptFromMs);
                Assert.InRange(leg.Folded.Between(afterMs, untilMs), least, most);
            }

            Assert.True(leg.Folded.OldestFirst.Count <= 46);
        }, iter: 60);

    [Fact]
    public void The_same_legs_in_any_order_give_the_same_bytes() =>
        Gen.Select(Gen.OneOf(LegGenerator.InOrder(1, 300, 200), LegGenerator.Dense(300, 250)), Gen.Int[0, 1_000_000]).Sample((legs, seed) =>
        {
            var raced = legs.ToArray();
            new Random(seed).Shuffle(raced);
            Assert.Equal(Encode(Apply(legs)), Encode(Apply(raced)));
        }, iter: 150);

    [Fact]
    public void A_copy_remembers_the_same() =>
        LegGenerator.InOrder(0, 200, 20).Sample(legs =>
        {
            var leg = Apply(legs);
            Assert.Equal(Encode(leg), Encode(leg.Clone()));
        }, iter: 60);

    [Fact]
    public void A_leg_is_kept_one_by_one_for_forty_five_days()
    {
        var leg = new LegVelocity();
        leg.Apply(new LegEvent(LegGenerator.StartMs, 500, 1));
        leg.Apply(new LegEvent(LegGenerator.StartMs + (44 * Day), 700, 2));
        Assert.Equal([500, 700], leg.Exact.Select(l => l.AmountMinorUnits));

        leg.Apply(new LegEvent(LegGenerator.StartMs + (47 * Day), 900, 3));
        Assert.Equal([700, 900], leg.Exact.Select(l => l.AmountMinorUnits));
    }

    private static LegVelocity Apply(LegEvent[] legs)
    {
        var velocity = new LegVelocity();
        foreach (var leg in legs)
            velocity.Apply(leg);
        return velocity;
    }

    private static byte[] Encode(LegVelocity leg)
    {
        var writer = new StateWriter();
        VelocityCodec.Write(writer, leg);
        HistoryCodec.Write(writer, leg);
        return writer.ToArray();
    }
}
