namespace FraudGrains.Training.ModelEvaluator;

/// <summary>How far a score is what it says it is: the chance of fraud.</summary>
/// <param name="LogLoss">Mean of -ln of the chance given to what happened, chances kept within 1e-12 of 0 and 1. Lower is better.</param>
/// <param name="Brier">Mean square of chance minus outcome. Lower is better.</param>
/// <param name="Reliability">What was said and what happened, by chance said; empty bins are left out.</param>
internal sealed record Calibration(double LogLoss, double Brier, Calibration.Bin[] Reliability)
{
    private const double Least = 1e-12;

    private static readonly double[] Edges = [0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9];

    public static Calibration Of(double[] probabilities, bool[] labels)
    {
        var (loss, square) = (0.0, 0.0);
        var bins = new (int Rows, int Frauds, double Said)[Edges.Length];
        for (var i = 0; i < probabilities.Length; i++)
        {
            var said = probabilities[i];
            loss -= Math.Log(Math.Clamp(labels[i] ? said : 1 - said, Least, 1));
            square += Math.Pow(said - (labels[i] ? 1 : 0), 2);
            ref var bin = ref bins[Array.FindLastIndex(Edges, edge => said >= edge)];
            bin = (bin.Rows + 1, bin.Frauds + (labels[i] ? 1 : 0), bin.Said + said);
        }

        return new(
            Math.Round(loss / probabilities.Length, 8),
            Math.Round(square / probabilities.Length, 8),
            [.. bins.Select((b, i) => new Bin(Edges[i], b.Rows, b.Rows == 0 ? 0 : Math.Round(b.Said / b.Rows, 6), b.Rows == 0 ? 0 : Math.Round((double)b.Frauds / b.Rows, 6))).Where(b => b.Rows > 0)]);
    }

    /// <summary>Rows whose score is at or above <paramref name="From"/> and below the next bin.</summary>
    /// <param name="From">Lower bound of the score.</param>
    /// <param name="Rows">How many.</param>
    /// <param name="Said">Mean score.</param>
    /// <param name="Happened">Share that was fraud.</param>
    internal sealed record Bin(double From, int Rows, double Said, double Happened);
}
