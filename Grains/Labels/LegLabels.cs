namespace FraudGrains.Grains.Labels;

/// <summary>
/// The labels of one leg of an account, read as of an event time: a label counts from the moment it was given. Of two verdicts on one transaction
/// the later one counts; of two given at the same moment, fraud.
/// </summary>
/// <remarks>
/// A transaction that nobody labelled is presumed genuine once <see cref="PresumedGenuineAfter"/> has passed. A genuine label overrules a fraud label
/// and does no more: it does not shorten the presumption. The first and the last time of each verdict are kept: reading as of a moment is exact
/// while none was given more than twice.
/// </remarks>
public sealed class LegLabels
{
    /// <summary>Fraud labels kept, those of the newest event times: more than a compromised terminal sees between two clean-ups.</summary>
    public const int FraudCapacity = 64;

    /// <summary>Genuine labels kept, those of the newest event times. A fraud label that is overruled from further back stays.</summary>
    public const int GenuineCapacity = 32;

    /// <summary>How long after a transaction its silence means that it was genuine.</summary>
    public static readonly TimeSpan PresumedGenuineAfter = TimeSpan.FromDays(7);

    internal LabelSet Frauds { get; } = new(FraudCapacity);

    internal LabelSet Genuine { get; } = new(GenuineCapacity);

    /// <summary>Learns of a label. Labels may come in any order and again and again.</summary>
    /// <returns>False when nothing changed: known already, or older than all that are kept.</returns>
    public bool Apply(in LegLabel label) => (label.IsFraud ? Frauds : Genuine).Add(label);

    /// <summary>Event times, oldest first, of the transactions at or before <paramref name="asOfMs"/> that were known as fraud then.</summary>
    /// <param name="asOfMs">The moment, ms.</param>
    /// <param name="timesMs">Room for <see cref="FraudCapacity"/> times.</param>
    /// <returns>How many there are.</returns>
    public int ReadFrauds(long asOfMs, Span<long> timesMs)
    {
        var count = 0;
        foreach (var fraud in Frauds.OldestFirst)
        {
            if (fraud.OccurredAtMs <= asOfMs && IsFraud(fraud, asOfMs))
                timesMs[count++] = fraud.OccurredAtMs;
        }

        return count;
    }

    /// <summary>What is known of a transaction by all that is kept.</summary>
    public Verdict VerdictOf(in LegLabel of)
    {
        var key = new KeptLabel(of.OccurredAtMs, of.TransactionId, 0, 0);
        var (fraud, genuine) = (Frauds.Find(key)?.LastLabelledAtMs, Genuine.Find(key)?.LastLabelledAtMs);
        return fraud is not null && !(genuine > fraud) ? Verdict.Fraud : genuine is null ? Verdict.None : Verdict.Genuine;
    }

    /// <summary>How many of the transactions that are kept are known to be the one and the other.</summary>
    public (int Fraud, int Genuine) CountVerdicts()
    {
        var frauds = Frauds.OldestFirst.Count(f => !(Genuine.Find(f)?.LastLabelledAtMs > f.LastLabelledAtMs));
        var both = Genuine.OldestFirst.Count(g => Frauds.Find(g)?.LastLabelledAtMs >= g.LastLabelledAtMs);
        return (frauds, Genuine.OldestFirst.Count - both);
    }

    private bool IsFraud(in KeptLabel fraud, long asOfMs) =>
        fraud.KnownSince(asOfMs) is { } known && !(Genuine.Find(fraud)?.KnownSince(asOfMs) > known);
}
