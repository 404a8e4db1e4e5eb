namespace FraudGrains.Simulator.Population;

/// <summary>The normal distribution, both ways (logistic approximation, good to 0.0002 of a share: it shapes amounts, nothing is proved with it).</summary>
internal static class NormalScale
{
    private const double Linear = 1.5976, Cubic = 0.070566;

    /// <summary>The share of a normal distribution below <paramref name="z"/>.</summary>
    public static double ShareBelow(double z) => 1 / (1 + Math.Exp(-z * (Linear + Cubic * z * z)));

    /// <summary>The place below which this share lies: the root of the cubic that <see cref="ShareBelow"/> takes (Cardano).</summary>
    public static double At(double share)
    {
        const double P = Linear / (3 * Cubic);
        var q = Math.Log(share / (1 - share)) / (2 * Cubic);
        var root = Math.Sqrt(q * q + P * P * P);
        return Math.Cbrt(q + root) + Math.Cbrt(q - root);
    }
}
