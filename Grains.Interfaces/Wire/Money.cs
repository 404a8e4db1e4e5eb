namespace FraudGrains.Wire;

/// <summary>Between money on the wire (decimal, major units) and money inside (whole minor units, 100 to one).</summary>
public static class Money
{
    public static decimal ToMajor(long minorUnits) => new decimal(minorUnits) / 100m;

    /// <summary>Major units of a sum; saturates at decimal's range, which no sum of accepted amounts reaches in practice.</summary>
    public static decimal ToMajor(Int128 minorUnits) =>
        minorUnits > (Int128)decimal.MaxValue ? decimal.MaxValue : (decimal)minorUnits / 100m;

    /// <summary>Minor units of an amount; false when it has more than two decimals or is out of range.</summary>
    public static bool TryToMinor(decimal major, long minorUnitsMax, out long minorUnits)
    {
        minorUnits = 0;
        if (Math.Abs(major) > minorUnitsMax / 100m + 1)
            return false;
        var scaled = major * 100m;
        if (scaled != decimal.Truncate(scaled) || Math.Abs(scaled) > minorUnitsMax)
            return false;
        minorUnits = (long)scaled;
        return true;
    }
}
