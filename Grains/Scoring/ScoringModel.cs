using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Scoring;

namespace FraudGrains.Grains.Scoring;

/// <summary>A model ready to score. Safe to share between threads.</summary>
public sealed class ScoringModel
{
    /// <summary>Most features whose contributions are kept on the stack.</summary>
    private const int OnStackMax = 512;

    private readonly Evaluator _evaluator;
    private readonly Contributions _contributions;
    private readonly double _sigmoid;

    /// <summary>Rows scored and explained before it serves, so that the first real ones find code and nodes warm.</summary>
    private const int WarmUpRows = 64;

    public ScoringModel(ModelText text, ModelManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(manifest);
        Manifest = manifest;
        _evaluator = new(text);
        _contributions = new(text);
        _sigmoid = text.Sigmoid;
    }

    public ModelManifest Manifest { get; }

    /// <summary>Probability of fraud, 0 to 1.</summary>
    public double Probability(ReadOnlySpan<double> row) => Sigmoid(_evaluator.RawScore(row));

    /// <summary>Probabilities of a batch: the same to the last bit as one by one, and cheaper.</summary>
    public double[] Probabilities(double[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var probabilities = new double[rows.Length];
        _evaluator.RawScores(rows, probabilities);
        for (var i = 0; i < probabilities.Length; i++)
            probabilities[i] = Sigmoid(probabilities[i]);
        return probabilities;
    }

    /// <summary>What a score alone asks for, by the model's own thresholds: 0 nothing, 1 a review, 2 a block.</summary>
    public int Severity(double probability) => probability >= Manifest.BlockAtScore ? 2 : probability >= Manifest.ReviewAtScore ? 1 : 0;

    /// <summary>Scores a batch; rows that will be flagged are explained, and only those: an explanation costs many times a score.</summary>
    /// <param name="rows">Feature vectors in the order of the manifest's names.</param>
    /// <param name="contributionsMax">Most contributions told for one row.</param>
    /// <param name="explainAtScore">Scores at or above this are explained; null for the model's own threshold for a review.</param>
    public Scores Score(double[][] rows, int contributionsMax, double? explainAtScore = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var explainAt = explainAtScore ?? Manifest.ReviewAtScore;
        var probabilities = Probabilities(rows);
        var contributions = new Contribution[]?[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (probabilities[i] >= explainAt)
                contributions[i] = Explain(rows[i], contributionsMax);
        }

        return new()
        {
            Probabilities = probabilities,
            Contributions = contributions,
            ModelVersion = Manifest.Version,
            ReviewAtScore = Manifest.ReviewAtScore,
            BlockAtScore = Manifest.BlockAtScore,
        };
    }

    /// <summary>The features that raised the score most, largest first.</summary>
    public Contribution[] Explain(ReadOnlySpan<double> row, int contributionsMax)
    {
        var count = Manifest.FeatureNames.Length;
        var all = count <= OnStackMax ? stackalloc double[count] : new double[count];
        _contributions.Explain(row, all);
        return TopContributions.Of(all, contributionsMax);
    }

    private double Sigmoid(double rawScore) => 1 / (1 + Math.Exp(-_sigmoid * rawScore));

    /// <summary>Has code and nodes at hand before the first real row: the first calls run many times slower.</summary>
    internal void WarmUp()
    {
        var row = new double[Manifest.FeatureNames.Length];
        for (var i = 0; i < WarmUpRows; i++)
        {
            Array.Fill(row, i % 3 == 0 ? double.NaN : i * 1000);
            Score([row], contributionsMax: 1);
            Explain(row, contributionsMax: 1);
        }

        Score([.. Enumerable.Repeat(row, WarmUpRows)], contributionsMax: 1);
    }
}
