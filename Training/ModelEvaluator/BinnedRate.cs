namespace FraudGrains.Training.ModelEvaluator;

/// <summary>Turns a score that is no probability, such as an amount, into one: the share of fraud among validation rows of like score. So a floor can be judged as a probability too.</summary>
internal sealed class BinnedRate
{
    private const int BinsMax = 50;

    private readonly double[] _edges;
    private readonly double[] _rates;

    /// <param name="scores">Scores of the validation rows.</param>
    /// <param name="labels">Which of them are fraud.</param>
    public BinnedRate(double[] scores, bool[] labels)
    {
        double[] sorted = [.. scores.Order()];
        _edges = [.. Enumerable.Range(1, BinsMax - 1).Select(i => sorted[i * (sorted.Length - 1) / BinsMax]).Distinct()];
        var (rows, frauds) = (new int[_edges.Length + 1], new int[_edges.Length + 1]);
        for (var i = 0; i < scores.Length; i++)
        {
            rows[Bin(scores[i])]++;
            frauds[Bin(scores[i])] += labels[i] ? 1 : 0;
        }

        // One row of the base rate in every bin, so that none says "never".
        var baseRate = (double)labels.Count(l => l) / labels.Length;
        _rates = [.. rows.Zip(frauds, (r, f) => (f + baseRate) / (r + 1))];
    }

    public double Of(double score) => _rates[Bin(score)];

    /// <summary>Bin 0 is at or below the first edge.</summary>
    private int Bin(double score) => Array.BinarySearch(_edges, score) is >= 0 and var at ? at : ~Array.BinarySearch(_edges, score);
}
