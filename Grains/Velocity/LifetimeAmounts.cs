namespace FraudGrains.Grains.Velocity;

/// <summary>All amounts of a leg since they are kept: how many, their sum and the sum of their squares. Whole numbers, so the order of arrival does not matter.</summary>
/// <param name="Count">Legs.</param>
/// <param name="Sum">Sum of amounts in minor units.</param>
/// <param name="SumOfSquares">Sum of squared amounts in minor units squared; below 2^127 for 10^8 legs of the largest amount.</param>
public readonly record struct LifetimeAmounts(long Count, Int128 Sum, Int128 SumOfSquares)
{
    /// <summary>Mean amount in minor units; 0 when there is none.</summary>
    public double Mean => Count <= 0 ? 0 : (double)Sum / Count;

    /// <summary>Population standard deviation of the amounts in minor units; 0 for fewer than two.</summary>
    public double StandardDeviation => new WindowStats(Count, Sum, SumOfSquares, 0, 0).StandardDeviation;

    internal LifetimeAmounts With(long amountMinorUnits) =>
        new(Count + 1, Sum + amountMinorUnits, SumOfSquares + ((Int128)amountMinorUnits * amountMinorUnits));

    internal LifetimeAmounts Without(long amountMinorUnits) =>
        new(Count - 1, Sum - amountMinorUnits, SumOfSquares - ((Int128)amountMinorUnits * amountMinorUnits));
}
