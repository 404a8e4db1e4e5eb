namespace FraudGrains.Grains.Velocity;

/// <summary>The legs of one stretch of event time, no longer kept one by one. Sums, maxima and sketches only: the order of arrival does not matter.</summary>
internal struct VelocityBucket(long index)
{
    /// <summary>Start of the bucket divided by the window's bucket width.</summary>
    public readonly long Index = index;

    public long Count;
    public Int128 Sum;
    public Int128 SumOfSquares;
    public long Max;
    public DistinctSketch Counterparties;

    public void Add(in LegEvent leg)
    {
        Count++;
        Sum += leg.AmountMinorUnits;
        SumOfSquares += (Int128)leg.AmountMinorUnits * leg.AmountMinorUnits;
        Max = Math.Max(Max, leg.AmountMinorUnits);
        Counterparties.Add(leg.Counterparty);
    }
}
