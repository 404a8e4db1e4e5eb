namespace FraudGrains.Wire;

/// <summary>
/// The shortest decimal that reads back as a given double, the nearest one where there are several: what the platform writes too, faster.
/// By the algorithm of R. Giulietti, "The Schubfach way to render doubles" (2020), with its constants.
/// </summary>
/// <remarks>
/// Two cases of it cannot arise in the range: a power of two, below which the next double is nearer, has few digits itself when it is not whole; and a bound
/// halfway between two doubles has more digits than any shortest decimal, so that it does not matter whether it belongs to either.
/// </remarks>
internal static class ShortestDecimal
{
    private const int SignificandBits = 52;
    private const int ExponentBias = 1_075;

    /// <summary>10^0 to 10^24, each moved to the left of 128 bits: no number of the range wants another.</summary>
    private static readonly UInt128[] Powers = [.. Enumerable.Range(0, 25).Select(PowerOf10)];

    /// <summary>The digits without trailing zeros, and the power of ten of the last one.</summary>
    /// <param name="value">From 0.0001 to below 1e15, and not whole.</param>
    public static (ulong Digits, int Exponent) Of(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var (fraction, exponent) = (bits & ((1UL << SignificandBits) - 1), (int)(bits >> SignificandBits));
        var (c, q) = ((1UL << SignificandBits) | fraction, exponent - ExponentBias);

        var k = FloorLog10Pow2(q);
        var h = q + FloorLog2Pow10(-k) + 1;
        var power = Powers[-k];
        var lower = RoundToOdd(power, ((4 * c) - 2) << h);
        var middle = RoundToOdd(power, (4 * c) << h);
        var upper = RoundToOdd(power, ((4 * c) + 2) << h);
        return WithoutZeros(Choose(lower, middle, upper, k));
    }

    private static (ulong Digits, int Exponent) Choose(ulong lower, ulong middle, ulong upper, int k)
    {
        var s = middle / 4;
        var tens = s / 10;
        var (isBelowIn, isAboveIn) = (lower <= 40 * tens, (40 * tens) + 40 <= upper);
        if (isBelowIn != isAboveIn)
            return (tens + (isAboveIn ? 1UL : 0UL), k + 1);
        (isBelowIn, isAboveIn) = (lower <= 4 * s, (4 * s) + 4 <= upper);
        if (isBelowIn != isAboveIn)
            return (s + (isAboveIn ? 1UL : 0UL), k);
        var half = (4 * s) + 2;
        return (s + (middle > half || (middle == half && (s & 1) != 0) ? 1UL : 0UL), k);
    }

    private static (ulong Digits, int Exponent) WithoutZeros((ulong Digits, int Exponent) number)
    {
        while (Math.DivRem(number.Digits, 10) is (var tenth, 0))
            number = (tenth, number.Exponent + 1);
        return number;
    }

    /// <summary>The product without its last 128 bits; the last bit kept says whether any of those was set.</summary>
    private static ulong RoundToOdd(UInt128 power, ulong scaled)
    {
        var low = Math.BigMul((ulong)power, scaled, out _);
        var high = Math.BigMul((ulong)(power >> 64), scaled, out var middle);
        middle += low;
        high += middle < low ? 1UL : 0UL;
        return high | (middle > 1 ? 1UL : 0UL);
    }

    private static int FloorLog2Pow10(int e) => (e * 1_741_647) >> 19;

    private static int FloorLog10Pow2(int e) => (e * 1_262_611) >> 22;

    private static UInt128 PowerOf10(int k)
    {
        var power = UInt128.One;
        for (; k > 0; k--)
            power *= 10;
        return power << (int)UInt128.LeadingZeroCount(power);
    }
}
