namespace FraudGrains.Catalog;

/// <summary>Decisions of one model of which the truth became known. Among labelled ones only: whoever labels frauds alone sees a precision of 1.</summary>
/// <param name="FlaggedFraud">Reviewed or blocked, and fraud.</param>
/// <param name="FlaggedGenuine">Reviewed or blocked, and genuine.</param>
/// <param name="PassedFraud">Approved, and fraud.</param>
/// <param name="PassedGenuine">Approved, and genuine.</param>
[GenerateSerializer, Immutable, Alias("fg.LabelFigures")]
public sealed record LabelFigures(
    [property: Id(0)] long FlaggedFraud, [property: Id(1)] long FlaggedGenuine, [property: Id(2)] long PassedFraud, [property: Id(3)] long PassedGenuine)
{
    /// <summary>Share of frauds among the flagged; null while none is flagged.</summary>
    public double? Precision => FlaggedFraud + FlaggedGenuine == 0 ? null : (double)FlaggedFraud / (FlaggedFraud + FlaggedGenuine);

    /// <summary>Share of flagged among the frauds; null while there is none.</summary>
    public double? Recall => FlaggedFraud + PassedFraud == 0 ? null : (double)FlaggedFraud / (FlaggedFraud + PassedFraud);
}
