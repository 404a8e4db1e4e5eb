namespace FraudGrains.Training.Protocols.HandbookWeek;

/// <summary>Solves small systems of a symmetric, positive definite matrix by Cholesky's decomposition.</summary>
internal static class Cholesky
{
    /// <param name="matrix">Its lower triangle is read, and overwritten.</param>
    /// <param name="right">Right-hand side.</param>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                for (var k = 0; k < j; k++)
                    matrix[i, j] -= matrix[i, k] * matrix[j, k];
                matrix[i, j] = i == j ? Math.Sqrt(matrix[j, j]) : matrix[i, j] / matrix[j, j];
            }
        }

        var solution = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                solution[i] -= matrix[i, k] * solution[k];
            solution[i] /= matrix[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                solution[i] -= matrix[k, i] * solution[k];
            solution[i] /= matrix[i, i];
        }

        return solution;
    }
}
