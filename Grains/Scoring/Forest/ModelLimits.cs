namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>How large a model may be. Far above any useful fraud model; they keep a damaged or hostile text from taking the silo's memory.</summary>
public static class ModelLimits
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextLengthMax = 128 * 1024 * 1024;

    /// <summary>Largest value of a leaf, in log-odds, either way. Probabilities are 0 or 1 to the last bit long before; sums of all trees stay finite.</summary>
    public const double LeafValueMax = 1e6;

    public const int TreesMax = 20_000;

    public const int LeavesPerTreeMax = 4_096;

    public const int FeaturesMax = 4_096;

    /// <summary>Steps on all paths from a root to a leaf together, which is what exact explanations have to keep in memory.</summary>
    public const int PathStepsMax = 16 * 1024 * 1024;
}
