namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>Points and weights between 0 and 1 (Gauss-Legendre) that integrate a polynomial exactly: <c>m</c> points one of degree <c>2m - 1</c>.</summary>
internal sealed class Quadrature
{
    /// <summary>Points are taken this many at a time.</summary>
    public const int Step = 4;

    private Quadrature(int count)
    {
        (Points, Weights) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            // Newton's method from an estimate that is good to the fourth digit.
            var x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            double slope, change;
            var rounds = 0;
            do
            {
                (var value, slope) = Legendre(count, x);
                change = value / slope;
                x -= change;
            }
            while (Math.Abs(change) > 1e-15 && ++rounds < 20);
            Points[i] = (1 + x) / 2;
            Weights[i] = 1 / ((1 - (x * x)) * slope * slope);
        }
    }

    public double[] Points { get; }

    public double[] Weights { get; }

    /// <summary>Enough points for a product over this many features without one of them; a multiple of <see cref="Step"/>.</summary>
    public static Quadrature ForFeatures(int features) => new(Step * Math.Max(1, (features + (2 * Step) - 1) / (2 * Step)));

    /// <summary>A Legendre polynomial and its slope, by the recurrence of three terms.</summary>
    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        double value = x, before = 1;
        for (var k = 2; k <= degree; k++)
            (value, before) = ((((2 * k) - 1) * x * value - ((k - 1) * before)) / k, value);
        return (value, degree * ((x * value) - before) / ((x * x) - 1));
    }
}
