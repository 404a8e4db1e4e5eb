using CsCheck;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Tests.Velocity;

/// <summary>Random streams of legs: bursts and pauses, equal times, legs on the very edges of windows and buckets, late ones.</summary>
internal static class LegGenerator
{
    public const long StartMs = 1_767_225_600_000;

    private static readonly Gen<long> Gap = Gen.OneOf(
        Gen.Const(0L),
        Gen.Long[1, 900],
        Gen.Long[1_000, 60_000],
        Gen.Long[60_001, 7_200_000],
        Gen.Long[7_200_001, 200_000_000],
        Gen.OneOf([.. VelocityWindow.All.SelectMany(w => new[] { w.LengthMs, w.LengthMs - 1, w.LengthMs + 1, w.BucketMs }).Select(Gen.Const)]));

    private static readonly Gen<long> Amount = Gen.OneOf(Gen.Long[0, 100_000], Gen.Const(FraudGrains.Accounts.Transaction.AmountMinorUnitsMax), Gen.Const(0L));

    /// <summary>Legs in event-time order.</summary>
    public static Gen<LegEvent[]> InOrder(int countMin, int countMax, int counterparties) =>
        Gen.Select(Gap, Amount, Gen.ULong[0, (ulong)counterparties - 1]).Array[countMin, countMax].Select(steps =>
        {
            var timeMs = StartMs;
            return steps.Select(s => new LegEvent(timeMs += s.Item1, s.Item2, IdentityHash.Of($"C{s.Item3}"))).ToArray();
        });

    /// <summary>A dense stream: many legs within minutes, as a merchant sees them.</summary>
    public static Gen<LegEvent[]> Dense(int count, int counterparties) =>
        Gen.Select(Gen.Long[0, 3_000], Amount, Gen.ULong[0, (ulong)counterparties - 1]).Array[count].Select(steps =>
        {
            var timeMs = StartMs;
            return steps.Select(s => new LegEvent(timeMs += s.Item1, s.Item2, IdentityHash.Of($"C{s.Item3}"))).ToArray();
        });
}
