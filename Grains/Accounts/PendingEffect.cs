using FraudGrains.Accounts;
using FraudGrains.Decisions;

namespace FraudGrains.Grains.Accounts;

/// <summary>
/// What a decision owes to others: the payee's leg, and its publication. Written together with the decision, so that a crash in between loses none of it;
/// and made to happen only after that write, so that an activation that has lost its account moves nobody else's state.
/// </summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="Payee">Whom it pays.</param>
/// <param name="Receipt">What is to be published; null when that was done before (a block that the log has overruled owes its leg alone).</param>
/// <param name="Leg">The payee's leg, as long as it may not be applied; null when none is owed.</param>
/// <param name="Position">The record that asked for it; null for the API. Once its log says that it is done, so is the effect.</param>
internal sealed record PendingEffect(string TransactionId, AccountId Payee, DecisionReceipt? Receipt, CreditLeg? Leg, AppliedPosition? Position)
{
    /// <summary>The receipt's bytes while they are at hand; an effect that was read from the store writes them again.</summary>
    public byte[]? ReceiptUtf8 { get; init; }

    /// <summary>No redelivery stands behind it.</summary>
    public bool IsOfApi => Position is null;

    /// <summary>The payee's half of a transaction.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="position">Where the log brought it from; null for the API.</param>
    public static CreditLeg LegOf(Transaction transaction, LogPosition? position) =>
        new(transaction.TransactionId, transaction.Payer, transaction.OccurredAt, transaction.AmountMinorUnits, position);
}
