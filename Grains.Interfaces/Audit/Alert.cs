using FraudGrains.Accounts;
using FraudGrains.Decisions;

namespace FraudGrains.Audit;

/// <summary>A decision that wants a human's eye: outcome review or block.</summary>
/// <param name="Sequence">Rises with every alert of this audit store.</param>
[GenerateSerializer, Immutable, Alias("fg.Alert")]
public sealed record Alert(
    [property: Id(0)] long Sequence,
    [property: Id(1)] Decision Decision,
    [property: Id(2)] TransactionType Type,
    [property: Id(3)] decimal Amount,
    [property: Id(4)] string Currency);
