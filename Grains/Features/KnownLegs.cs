using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Features;

/// <summary>
/// What is known at a moment about the payments an account received: those labelled fraud, and those nobody labelled that are old enough to be presumed
/// genuine. Times only: of payments of one instant as many are fraud as have such a label, and they count as the later ones.
/// </summary>
internal readonly ref struct KnownLegs
{
    /// <summary>Numbers that reading takes room for.</summary>
    public const int Room = (2 * LegLabels.FraudCapacity) + LegVelocity.ExactEvents;

    private readonly FoldedDays _folded;
    private readonly long _presumedUntilMs, _keptFromMs;

    private KnownLegs(ReadOnlySpan<long> frauds, ReadOnlySpan<long> fraudAmounts, ReadOnlySpan<long> genuine, FoldedDays folded, long presumedUntilMs, long keptFromMs)
    {
        Frauds = frauds;
        FraudAmounts = fraudAmounts;
        Genuine = genuine;
        _folded = folded;
        _presumedUntilMs = presumedUntilMs;
        _keptFromMs = keptFromMs;
    }

    /// <summary>Times of the known frauds, oldest first.</summary>
    public ReadOnlySpan<long> Frauds { get; }

    /// <summary>Their amounts in minor units; -1 for one that is no longer kept one by one.</summary>
    public ReadOnlySpan<long> FraudAmounts { get; }

    /// <summary>Times of the payments presumed genuine that are kept one by one, oldest first.</summary>
    public ReadOnlySpan<long> Genuine { get; }

    /// <param name="credits">What the account received.</param>
    /// <param name="labels">What became known about it.</param>
    /// <param name="asOfMs">The moment.</param>
    /// <param name="room">As much as <see cref="Room"/>.</param>
    public static KnownLegs Read(LegVelocity credits, LegLabels labels, long asOfMs, Span<long> room)
    {
        var frauds = room[..labels.ReadFrauds(asOfMs, room)];
        var amounts = room.Slice(LegLabels.FraudCapacity, frauds.Length);
        var genuine = room[(2 * LegLabels.FraudCapacity)..];
        var presumedUntilMs = asOfMs - (long)LegLabels.PresumedGenuineAfter.TotalMilliseconds;
        var (count, at) = (0, 0);
        amounts.Fill(-1);
        foreach (var leg in credits.KeptUntil(asOfMs))
        {
            while (at < frauds.Length && frauds[at] < leg.TimeMs)
                at++;
            if (at < frauds.Length && frauds[at] == leg.TimeMs)
                amounts[at++] = leg.AmountMinorUnits;
            else if (leg.TimeMs <= presumedUntilMs)
                genuine[count++] = leg.TimeMs;
        }

        var keptFromMs = credits.Folded.OldestFirst.Count == 0 ? long.MinValue : credits.KeptFromMs;
        return new(frauds, amounts, genuine[..count], credits.Folded, presumedUntilMs, keptFromMs);
    }

    /// <summary>Known payments and frauds among them, of the days before the label delay; frauds that became known sooner count too.</summary>
    public (long Known, int Frauds) Since(long afterMs)
    {
        var (frauds, fraudsFolded, genuine) = (0, 0, 0);
        foreach (var time in Frauds)
        {
            frauds += time > afterMs ? 1 : 0;
            fraudsFolded += time > afterMs && time < _keptFromMs ? 1 : 0;
        }

        foreach (var time in Genuine)
            genuine += time > afterMs ? 1 : 0;
        return (frauds + genuine + Math.Max(0, _folded.Between(afterMs, _presumedUntilMs) - fraudsFolded), frauds);
    }

    /// <summary>Payments presumed genuine, of those kept one by one, after a moment.</summary>
    public int GenuineAfter(long afterMs)
    {
        var count = 0;
        for (var i = Genuine.Length - 1; i >= 0 && Genuine[i] > afterMs; i--)
            count++;
        return count;
    }

    /// <summary>Whether a payment presumed genuine lies after one moment and before another.</summary>
    public bool HasGenuineBetween(long afterMs, long beforeMs)
    {
        foreach (var time in Genuine)
        {
            if (time > afterMs && time < beforeMs)
                return true;
        }

        foreach (var (day, count) in _folded.OldestFirst)
        {
            var (startMs, endMs) = (FoldedDays.StartMs(day), FoldedDays.StartMs(day + 1));
            if (startMs > afterMs && endMs <= Math.Min(beforeMs, _presumedUntilMs) && count > FraudsBetween(startMs, endMs))
                return true;
        }

        return false;
    }

    /// <summary>The newest known payments, newest first: 1 fraud, 0 genuine, NaN where there is none that is kept one by one.</summary>
    public void Newest(Span<double> labels)
    {
        var (fraud, genuine) = (Frauds.Length - 1, Genuine.Length - 1);
        labels.Fill(double.NaN);
        for (var i = 0; i < labels.Length; i++)
        {
            var fraudMs = fraud >= 0 && Frauds[fraud] >= _keptFromMs ? Frauds[fraud] : long.MinValue;
            var genuineMs = genuine >= 0 ? Genuine[genuine] : long.MinValue;
            if (Math.Max(fraudMs, genuineMs) == long.MinValue)
                return;
            labels[i] = fraudMs >= genuineMs ? 1 : 0;
            if (fraudMs >= genuineMs)
                fraud--;
            else
                genuine--;
        }
    }

    private int FraudsBetween(long fromMs, long untilMs)
    {
        var count = 0;
        foreach (var time in Frauds)
            count += time >= fromMs && time < untilMs ? 1 : 0;
        return count;
    }
}
