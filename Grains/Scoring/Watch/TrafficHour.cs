namespace FraudGrains.Grains.Scoring.Watch;

/// <summary>One hour of scored traffic.</summary>
internal sealed class TrafficHour(IEnumerable<ReferenceHistogram> histograms)
{
    /// <summary>Hours since 1970; far in the past before the first use.</summary>
    public long Number { get; private set; } = long.MinValue;

    public long Rows { get; set; }

    public long Alerts { get; set; }

    /// <summary>Rows by histogram and bin.</summary>
    public long[][] Bins { get; } = [.. histograms.Select(h => new long[h.Shares.Length])];

    /// <summary>Forgets the hour it held and begins another.</summary>
    public void Begin(long number)
    {
        (Number, Rows, Alerts) = (number, 0, 0);
        foreach (var bins in Bins)
            Array.Clear(bins);
    }
}
