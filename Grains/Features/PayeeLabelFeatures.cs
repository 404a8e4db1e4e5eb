using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Features;

/// <summary>What is known, as late as labels come, about the payments an account received: how many were fraud, and the present run of frauds.</summary>
internal static class PayeeLabelFeatures
{
    /// <summary>The newest known payments that are told one by one.</summary>
    public const int Newest = 5;

    private const long DayMs = 86_400_000;

    /// <summary>Lengths, in days, of the windows that end where the label delay begins.</summary>
    public static readonly int[] WindowDays = [1, 7, 14, 30];

    public static void Add(ref FeatureWriter writer, LegVelocity credits, LegLabels labels, long nowMs)
    {
        Span<long> room = stackalloc long[KnownLegs.Room];
        var known = KnownLegs.Read(credits, labels, nowMs, room);
        foreach (var days in WindowDays)
        {
            var (count, fraudCount) = known.Since(nowMs - (long)LegLabels.PresumedGenuineAfter.TotalMilliseconds - (days * DayMs));
            writer.Add(count);
            writer.Add(fraudCount);
            writer.AddRatio(fraudCount, count);
        }

        AddRun(ref writer, known, nowMs);
        Span<double> newest = stackalloc double[Newest];
        known.Newest(newest);
        foreach (var label in newest)
            writer.Add(label);
    }

    /// <summary>A run: frauds with no payment presumed genuine between them. It is present while no such payment came after it.</summary>
    private static void AddRun(ref FeatureWriter writer, scoped KnownLegs known, long nowMs)
    {
        var first = known.Frauds.Length - 1;
        while (first > 0 && !known.HasGenuineBetween(known.Frauds[first - 1], known.Frauds[first]))
            first--;
        var isPresent = first >= 0 && !known.HasGenuineBetween(known.Frauds[^1], long.MaxValue);
        writer.Add(isPresent ? known.Frauds.Length - first : 0);
        writer.AddSecondsSince(isPresent ? known.Frauds[first] : null, nowMs);
        writer.AddSecondsSince(first >= 0 ? known.Frauds[first] : null, nowMs);
        writer.AddSecondsSince(first >= 0 ? known.Frauds[^1] : null, nowMs);
        writer.AddSecondsSince(known.Genuine.IsEmpty ? null : known.Genuine[^1], nowMs);
        AddAmounts(ref writer, known.FraudAmounts[(isPresent ? first : known.Frauds.Length)..]);
        writer.AddMajor(known.FraudAmounts.IsEmpty || known.FraudAmounts[^1] < 0 ? double.NaN : known.FraudAmounts[^1]);
        writer.Add(first < 0 ? double.NaN : known.GenuineAfter(known.Frauds[^1]));
    }

    /// <summary>Smallest and mean amount. One large fraud is the payer's trouble; ordinary amounts one after another are the payee's.</summary>
    private static void AddAmounts(ref FeatureWriter writer, scoped ReadOnlySpan<long> amounts)
    {
        var (smallest, sum, count) = (long.MaxValue, 0.0, 0);
        foreach (var amount in amounts)
        {
            if (amount < 0)
                continue;
            smallest = Math.Min(smallest, amount);
            sum += amount;
            count++;
        }

        writer.AddMajor(count == 0 ? double.NaN : smallest);
        writer.AddMajor(count == 0 ? double.NaN : sum / count);
    }
}
