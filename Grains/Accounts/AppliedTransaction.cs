using FraudGrains.Accounts;
using FraudGrains.Grains.Velocity;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Accounts;

/// <summary>Identity of a transaction in 24 bytes.</summary>
/// <param name="IdHash">Hash of the transaction id.</param>
/// <param name="MoneyHash">Hash of what moves: type, amount, currency and payee. The same id with other money is not the same transaction.</param>
/// <param name="BodyHash">Hash of everything it says: a client that repeats a request repeats all of it.</param>
/// <param name="TimeMs">Event time in ms.</param>
/// <param name="Moved">Its legs were applied; false for an authorisation that was blocked.</param>
internal readonly record struct AppliedTransaction(ulong IdHash, uint MoneyHash, uint BodyHash, long TimeMs, bool Moved = true)
{
    public static AppliedTransaction Of(Transaction transaction)
    {
        var body = IdentityHash.Of(TransactionJson.ToUtf8(transaction));
        var money = IdentityHash.Of($"{(int)transaction.Type}|{transaction.AmountMinorUnits}|{transaction.Currency}|{transaction.Payee}");
        return new(IdentityHash.Of(transaction.TransactionId), (uint)money, (uint)body, transaction.OccurredAt.ToUnixTimeMilliseconds());
    }
}
