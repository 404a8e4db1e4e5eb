using FraudGrains.Accounts;

namespace FraudGrains.Grains.Accounts;

/// <summary>One transaction that is about to be decided, with what the payee answered.</summary>
/// <param name="Transaction">The transaction.</param>
/// <param name="Position">Where the log brought it from; null for the API.</param>
/// <param name="Payee">The payee's features as of before its leg; null for a payment to oneself, which the payer looks at in its turn.</param>
/// <param name="PayeeIsUnknown">The payee could not be asked.</param>
internal readonly record struct Case(Transaction Transaction, LogPosition? Position, PayeeFeatures? Payee, bool PayeeIsUnknown = false)
{
    /// <summary>The transaction's identity, where it was reckoned before.</summary>
    public AppliedTransaction? KnownIdentity { get; init; }

    /// <summary>What the transaction is recognised by.</summary>
    public AppliedTransaction Identity => KnownIdentity ?? AppliedTransaction.Of(Transaction);
}
