namespace FraudGrains.Simulator.Population;

/// <summary>A distribution given by a few of its quantiles; between them the amount grows geometrically.</summary>
internal sealed class Quantiles(params (double Share, double Amount)[] points)
{
    /// <summary>The amount, in minor units, below which this share lies. The points are in major units.</summary>
    public long MinorUnitsAt(double share)
    {
        var upper = 1;
        while (upper < points.Length - 1 && points[upper].Share < share)
            upper++;
        var (low, high) = (points[upper - 1], points[upper]);
        var way = Math.Clamp((share - low.Share) / (high.Share - low.Share), 0, 1);
        return (long)Math.Round(100 * low.Amount * Math.Pow(high.Amount / low.Amount, way));
    }
}
