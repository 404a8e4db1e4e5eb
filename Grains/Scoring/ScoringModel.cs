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

    /// <summary>Scores a batch; rows at or above the review threshold are explained.</summary>
    /// <param name="rows">Feature vectors in the order of the manifest's names.</param>
    /// <param name="contributionsMax">Most contributions told for one row.</param>
    public Scores Score(double[][] rows, int contributionsMax)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var probabilities = new double[rows.Length];
        var contributions = new Contribution[]?[rows.Length];
        _evaluator.RawScores(rows, probabilities);
        for (var i = 0; i < rows.Length; i++)
        {
            probabilities[i] = Sigmoid(probabilities[i]);
            if (probabilities[i] >= Manifest.ReviewAtScore)
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
}
