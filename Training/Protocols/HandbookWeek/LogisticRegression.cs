namespace FraudGrains.Training.Protocols.HandbookWeek;

/// <summary>
/// Logistic regression on standardised features, as the book trains it with scikit-learn's defaults: it minimises ½‖w‖² + C·Σ log(1 + e^(−y·z)) with C = 1,
/// the intercept free. The function is convex, so Newton's method ends at the one optimum that any other method nears.
/// </summary>
internal sealed class LogisticRegression
{
    private const double C = 1;

    /// <summary>Newton's steps at most; a handful is enough.</summary>
    private const int StepsMax = 50;

    private readonly double[] _means, _deviations, _weights;

    private LogisticRegression(double[] means, double[] deviations) =>
        (_means, _deviations, _weights) = (means, deviations, new double[means.Length + 1]);

    public static LogisticRegression Fit(double[][] rows, bool[] labels)
    {
        var columns = rows[0].Length;
        double[] means = [.. Enumerable.Range(0, columns).Select(c => rows.Average(r => r[c]))];
        double[] deviations = [.. Enumerable.Range(0, columns).Select(c => Math.Sqrt(rows.Average(r => (r[c] - means[c]) * (r[c] - means[c]))))];
        var model = new LogisticRegression(means, [.. deviations.Select(d => d == 0 ? 1 : d)]);
        double[][] standard = [.. rows.Select(model.Standardise)];
        for (var step = 0; step < StepsMax; step++)
        {
            if (model.Step(standard, labels) < 1e-10)
                return model;
        }

        throw new InvalidOperationException($"Logistic regression has not settled after {StepsMax} steps.");
    }

    /// <summary>Log-odds of fraud.</summary>
    public double Score(double[] row) => Dot(Standardise(row));

    /// <summary>One step of Newton's; answers the largest change of a weight.</summary>
    private double Step(double[][] rows, bool[] labels)
    {
        var n = _weights.Length;
        var gradient = new double[n];
        var hessian = new double[n, n];
        for (var j = 0; j < n - 1; j++)
            (gradient[j], hessian[j, j]) = (_weights[j], 1);
        for (var i = 0; i < rows.Length; i++)
        {
            var p = 1 / (1 + Math.Exp(-Dot(rows[i])));
            var (error, curvature) = (C * (p - (labels[i] ? 1 : 0)), C * p * (1 - p));
            for (var j = 0; j < n; j++)
            {
                gradient[j] += error * rows[i][j];
                for (var k = 0; k <= j; k++)
                    hessian[j, k] += curvature * rows[i][j] * rows[i][k];
            }
        }

        var change = Cholesky.Solve(hessian, gradient);
        for (var j = 0; j < n; j++)
            _weights[j] -= change[j];
        return change.Max(Math.Abs);
    }

    /// <summary>The row in standard deviations from the mean, a 1 for the intercept last.</summary>
    private double[] Standardise(double[] row) => [.. row.Select((value, c) => (value - _means[c]) / _deviations[c]), 1];

    private double Dot(double[] standard)
    {
        var sum = 0.0;
        for (var j = 0; j < _weights.Length; j++)
            sum += _weights[j] * standard[j];
        return sum;
    }
}
