namespace FraudGrains.Catalog;

/// <summary>How far a challenger disagrees with the model in force, over the silos now in the cluster, since each began to compare.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Compared">Transactions that both scored.</param>
/// <param name="Skipped">Transactions not compared, because the comparison was behind.</param>
/// <param name="OutcomesDiffer">Of the compared: those that the two scores alone, each by its own thresholds, would have ended differently.</param>
/// <param name="DifferenceSum">Sum of the absolute differences of the two scores.</param>
[GenerateSerializer, Immutable, Alias("fg.ShadowFigures")]
public sealed record ShadowFigures(
    [property: Id(0)] string Version,
    [property: Id(1)] long Compared,
    [property: Id(2)] long Skipped,
    [property: Id(3)] long OutcomesDiffer,
    [property: Id(4)] double DifferenceSum)
{
    /// <summary>Share of the compared that would have ended differently, 0 to 1; null before the first.</summary>
    public double? OutcomesDifferShare => Compared == 0 ? null : (double)OutcomesDiffer / Compared;

    /// <summary>Mean absolute difference of the two scores, 0 to 1; null before the first.</summary>
    public double? MeanAbsoluteDifference => Compared == 0 ? null : DifferenceSum / Compared;

    /// <summary>The figures of two silos together.</summary>
    public ShadowFigures Plus(ShadowFigures other) => this with
    {
        Compared = Compared + other.Compared,
        Skipped = Skipped + other.Skipped,
        OutcomesDiffer = OutcomesDiffer + other.OutcomesDiffer,
        DifferenceSum = DifferenceSum + other.DifferenceSum,
    };
}
