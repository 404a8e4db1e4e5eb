namespace FraudGrains.Chaos.Reckoning;

/// <summary>What was published about one transaction.</summary>
internal sealed class PublishedDecision(byte[] receipt, int partition, double seenMs)
{
    /// <summary>The receipt that came first.</summary>
    public byte[] Receipt => receipt;

    /// <summary>Partition it stands in: the same as its transaction's, because keys and partitioner are the same.</summary>
    public int Partition => partition;

    /// <summary>When it was read first, in ms since the first record.</summary>
    public double SeenMs => seenMs;

    private readonly List<double> _againMs = [];

    /// <summary>How often it was published.</summary>
    public int Times => _againMs.Count + 1;

    /// <summary>When it was read again, in ms since the first record.</summary>
    public IReadOnlyList<double> AgainMs => _againMs;

    /// <summary>A later one with other bytes; null when all are the same.</summary>
    public byte[]? Other { get; private set; }

    public void Again(byte[] later, double nowMs)
    {
        _againMs.Add(nowMs);
        if (!later.AsSpan().SequenceEqual(receipt))
            Other ??= later;
    }
}
