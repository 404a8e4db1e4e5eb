using System.Numerics;

namespace FraudGrains.Simulator.Population;

/// <summary>Seeded randomness: xoshiro256**. Not <see cref="Random"/>, whose numbers the runtime does not promise to keep: the same seed must give the same bytes next year.</summary>
internal sealed class RandomSource
{
    private ulong _a, _b, _c, _d;
    private double _spareNormal = double.NaN;

    public RandomSource(ulong seed) => (_a, _b, _c, _d) = (Mix(seed), Mix(seed + 1), Mix(seed + 2), Mix(seed + 3));

    /// <summary>Well-spread bits of a few numbers: what belongs to an account for good is derived, not stored.</summary>
    public static ulong Hash(ulong seed, ulong what, ulong which = 0) => Mix(Mix(seed ^ Mix(what)) + which);

    /// <summary>The hash as a number from 0 to below 1.</summary>
    public static double HashUnit(ulong seed, ulong what, ulong which = 0) => Unit(Hash(seed, what, which));

    /// <summary>From 0 to below 1.</summary>
    public double Next() => Unit(NextBits());

    /// <summary>From <paramref name="low"/> to below <paramref name="high"/>.</summary>
    public double Between(double low, double high) => low + (high - low) * Next();

    /// <summary>A whole number from 0 to below <paramref name="count"/>.</summary>
    public int Whole(int count) => (int)(((UInt128)NextBits() * (uint)count) >> 64);

    public bool Chance(double probability) => Next() < probability;

    /// <summary>Waiting time of a process without memory, with mean 1.</summary>
    public double Exponential() => -Math.Log(1 - Next());

    /// <summary>Mean 0, standard deviation 1.</summary>
    public double Normal()
    {
        if (!double.IsNaN(_spareNormal))
        {
            var spare = _spareNormal;
            _spareNormal = double.NaN;
            return spare;
        }

        var radius = Math.Sqrt(2 * Exponential());
        var angle = 2 * Math.PI * Next();
        _spareNormal = radius * Math.Sin(angle);
        return radius * Math.Cos(angle);
    }

    private static double Unit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }
}
