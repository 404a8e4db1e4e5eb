using System.Runtime.InteropServices;
using FraudGrains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Training.TrainingSet;

/// <summary>Replays transactions in order through the very code that the account grains run: look first, then let both accounts learn of it.</summary>
/// <remarks>A row's features rest on the rows before it and on nothing else, so no label and no later event can reach them.</remarks>
/// <param name="isKept">Accounts that will be seen again; nothing is kept of others, which saves memory and changes no feature. Default: all.</param>
internal sealed class FeatureReplay(Func<AccountId, bool>? isKept = null)
{
    private readonly Dictionary<AccountId, AccountVelocity> _accounts = [];

    /// <summary>Accounts seen.</summary>
    public int AccountCount => _accounts.Count;

    public double[] Next(Transaction transaction)
    {
        var atMs = transaction.OccurredAt.ToUnixTimeMilliseconds();
        var (payer, payee) = (Account(transaction.Payer), Account(transaction.Payee));
        var (payerHash, payeeHash) = (IdentityHash.Of(transaction.Payer.Value), IdentityHash.Of(transaction.Payee.Value));
        var features = FeatureExtractor.Extract(payer.Debits, payer, FeatureExtractor.ExtractPayee(payee, payerHash, atMs), transaction);
        payer.Debits.Apply(new(atMs, transaction.AmountMinorUnits, payeeHash));
        payee.Credits.Apply(new(atMs, transaction.AmountMinorUnits, payerHash));
        return features;
    }

    private AccountVelocity Account(AccountId id)
    {
        if (isKept?.Invoke(id) == false)
            return new();
        ref var account = ref CollectionsMarshal.GetValueRefOrAddDefault(_accounts, id, out _);
        return account ??= new();
    }
}
