using FraudGrains.Accounts;
using FraudGrains.Decisions;

namespace FraudGrains.Grains.Accounts;

/// <summary>A decision whose effects may not all have happened: written together with the decision, so that a crash in between loses none of them.</summary>
/// <param name="Receipt">What is to be published.</param>
/// <param name="OwesLeg">The payee's leg may not be applied yet (only decisions made over the API; the log's legs are applied before the decision).</param>
/// <param name="Position">The record that asked for it; null for the API. Once its log says that it is done, so is the effect.</param>
internal sealed record PendingEffect(DecisionReceipt Receipt, bool OwesLeg, AppliedPosition? Position)
{
    public string TransactionId => Receipt.Decision.TransactionId;

    /// <summary>The payee's leg of a decision made over the API.</summary>
    public CreditLeg Leg => new(TransactionId, Receipt.Decision.Payer, Receipt.Decision.OccurredAt, Receipt.AmountMinorUnits, Position: null);
}
