using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Features;

/// <summary>
/// The amount against the payer's own history, and what stood out in it of late. A payment stands out when it lies more than
/// <see cref="OutlierDeviations"/> standard deviations above the account's own mean of all time.
/// </summary>
internal static class PayerHistoryFeatures
{
    public const double OutlierDeviations = 3;

    private const long DayMs = 86_400_000;
    private static readonly int Week = VelocityWindow.IndexOf("7d");

    /// <param name="writer">The vector.</param>
    /// <param name="debits">What the payer paid.</param>
    /// <param name="labels">What became known about it.</param>
    /// <param name="paid">Its windows.</param>
    /// <param name="amount">The amount at hand, in minor units.</param>
    /// <param name="nowMs">Event time of the transaction.</param>
    public static void Add(ref FeatureWriter writer, LegVelocity debits, LegLabels labels, scoped ReadOnlySpan<WindowStats> paid, long amount, long nowMs)
    {
        var legs = debits.KeptUntil(nowMs);
        var lifetime = debits.AmountsUntil(nowMs);
        Span<long> room = stackalloc long[LegVelocity.ExactEvents];
        var own = OwnAmounts.Of(legs, room);
        AddAmount(ref writer, own, lifetime, paid[Week], amount);
        AddOutliers(ref writer, legs, lifetime, own.Median, nowMs);
        AddLabels(ref writer, labels, nowMs);
    }

    private static void AddAmount(ref FeatureWriter writer, scoped OwnAmounts own, in LifetimeAmounts lifetime, in WindowStats week, long amount)
    {
        var (mean, deviation) = (lifetime.Mean, lifetime.StandardDeviation);
        var (median, distance) = (own.Median, own.MedianDistance());
        writer.Add(lifetime.Count);
        writer.AddRatio(deviation, mean);
        writer.AddRatio(amount, week.Mean);
        writer.AddRatio(amount, mean);
        writer.Add(deviation > 0 ? (amount - mean) / deviation : double.NaN);
        writer.AddRatio(week.Mean, mean);
        writer.AddMajor(median);
        writer.AddRatio(distance, median);
        writer.AddRatio(amount, median);
        writer.Add(distance > 0 ? (amount - median) / distance : double.NaN);
        writer.Add(own.Rank(amount));
    }

    private static void AddOutliers(ref FeatureWriter writer, scoped ReadOnlySpan<LegEvent> legs, in LifetimeAmounts lifetime, double median, long nowMs)
    {
        var (mean, deviation) = (lifetime.Mean, lifetime.StandardDeviation);
        var outlierAbove = deviation > 0 ? mean + (OutlierDeviations * deviation) : double.PositiveInfinity;
        var (largest, inWeek, inTwoWeeks) = (-1L, 0, 0);
        long? newest = null;
        foreach (var leg in legs)
        {
            var isOutlier = leg.AmountMinorUnits > outlierAbove;
            newest = isOutlier ? leg.TimeMs : newest;
            inTwoWeeks += isOutlier && leg.TimeMs > nowMs - (14 * DayMs) ? 1 : 0;
            if (leg.TimeMs <= nowMs - (7 * DayMs))
                continue;
            inWeek += isOutlier ? 1 : 0;
            largest = Math.Max(largest, leg.AmountMinorUnits);
        }

        writer.Add(largest >= 0 && deviation > 0 ? (largest - mean) / deviation : double.NaN);
        writer.AddRatio(largest >= 0 ? largest : double.NaN, median);
        writer.Add(inWeek);
        writer.Add(inTwoWeeks);
        writer.AddSecondsSince(newest, nowMs);
    }

    private static void AddLabels(ref FeatureWriter writer, LegLabels labels, long nowMs)
    {
        Span<long> frauds = stackalloc long[LegLabels.FraudCapacity];
        var count = labels.ReadFrauds(nowMs, frauds);
        var recent = 0;
        foreach (var fraud in frauds[..count])
            recent += fraud > nowMs - (30 * DayMs) ? 1 : 0;
        writer.Add(recent);
        writer.AddSecondsSince(count == 0 ? null : frauds[count - 1], nowMs);
    }
}
