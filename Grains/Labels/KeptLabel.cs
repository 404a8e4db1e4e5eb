namespace FraudGrains.Grains.Labels;

/// <summary>One transaction that was given one verdict, and when: the first time and the last. Ordered by event time, then id.</summary>
/// <param name="OccurredAtMs">Event time of the transaction, ms.</param>
/// <param name="TransactionId">Hash of its id.</param>
/// <param name="FirstLabelledAtMs">When the verdict was first given, ms.</param>
/// <param name="LastLabelledAtMs">When it was last given, ms; the same when it was given once.</param>
internal readonly record struct KeptLabel(long OccurredAtMs, ulong TransactionId, long FirstLabelledAtMs, long LastLabelledAtMs) : IComparable<KeptLabel>
{
    /// <summary>When the verdict was last given at or before <paramref name="asOfMs"/>; null when it was not known yet.</summary>
    public long? KnownSince(long asOfMs) =>
        LastLabelledAtMs <= asOfMs ? LastLabelledAtMs : FirstLabelledAtMs <= asOfMs ? FirstLabelledAtMs : null;

    public int CompareTo(KeptLabel other) =>
        OccurredAtMs.CompareTo(other.OccurredAtMs) is var byTime && byTime != 0 ? byTime : TransactionId.CompareTo(other.TransactionId);
}
