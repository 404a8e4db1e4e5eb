namespace FraudGrains.Labels;

/// <summary>What became of a label.</summary>
/// <param name="Result">What became of it.</param>
/// <param name="Detail">In words, where it was not taken: which, what is wrong, what to do.</param>
[GenerateSerializer, Immutable, Alias("fg.LabelAnswer")]
public sealed record LabelAnswer([property: Id(0)] LabelResult Result, [property: Id(1)] string Detail = "");

/// <summary>What may become of a label. The numbers travel: never renumber.</summary>
public enum LabelResult
{
    /// <summary>Payer and payee know it now, durably.</summary>
    Applied = 0,

    /// <summary>Both knew it already, or nothing that is still kept depends on it: nothing was changed.</summary>
    Known = 1,

    /// <summary>No decision is known for the transaction: it may still be on its way, or was let go long ago.</summary>
    UnknownTransaction = 2,

    /// <summary>The transaction was paid to somebody else than the label says: nothing was changed.</summary>
    OtherPayee = 3,
}
