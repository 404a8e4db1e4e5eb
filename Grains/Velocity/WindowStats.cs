namespace FraudGrains.Grains.Velocity;

/// <summary>What one leg did in one window. Whole numbers throughout: the same legs give the same figures in whatever order they came.</summary>
/// <param name="Count">Legs.</param>
/// <param name="Sum">Sum of amounts in minor units.</param>
/// <param name="SumOfSquares">Sum of squared amounts in minor units squared; below 2^127 for 10^8 legs of the largest amount.</param>
/// <param name="Max">Largest amount in minor units; 0 when there is none.</param>
/// <param name="DistinctCounterparties">Different counterparties; exact while the window holds only events kept one by one, else an estimate (see <see cref="DistinctSketch"/>).</param>
public readonly record struct WindowStats(long Count, Int128 Sum, Int128 SumOfSquares, long Max, long DistinctCounterparties)
{
    /// <summary>Mean amount in minor units; 0 when there is none.</summary>
    public double Mean => Count == 0 ? 0 : (double)Sum / Count;

    /// <summary>Population standard deviation of the amounts in minor units: sqrt(n·Σx² − (Σx)²) / n, its radicand in whole numbers where it fits.</summary>
    public double StandardDeviation
    {
        get
        {
            if (Count < 2)
                return 0;
            var variance = ((double)SumOfSquares / Count) - (Mean * Mean);
            return variance <= 0 ? 0 : Math.Sqrt(variance);
        }
    }
}
