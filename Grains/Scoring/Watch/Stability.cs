namespace FraudGrains.Grains.Scoring.Watch;

/// <summary>The population stability index: how far one distribution has moved from another.</summary>
/// <remarks>PSI = Σ (a − e) · ln(a / e) over the bins, a the share now and e the share then. The usual reading: below 0.1 still, above 0.25 another population.</remarks>
public static class Stability
{
    /// <summary>Rows below which nothing is said: chance alone would move the index.</summary>
    public const int RowsMin = 1_000;

    /// <summary>An empty bin counts as this share, so that one row in it does not make the index infinite.</summary>
    private const double ShareMin = 1e-4;

    /// <summary>The index; null with fewer than <see cref="RowsMin"/> rows.</summary>
    /// <param name="reference">Share of each bin then.</param>
    /// <param name="counts">Rows in each bin now.</param>
    public static double? Psi(ReadOnlySpan<double> reference, ReadOnlySpan<long> counts)
    {
        var rows = 0L;
        foreach (var count in counts)
            rows += count;
        if (rows < RowsMin)
            return null;
        var psi = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            var (now, then) = (Math.Max((double)counts[i] / rows, ShareMin), Math.Max(reference[i], ShareMin));
            psi += (now - then) * Math.Log(now / then);
        }

        return psi;
    }
}
