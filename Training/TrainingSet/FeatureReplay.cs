using System.Runtime.InteropServices;
using FraudGrains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;
using FraudGrains.Simulator;

namespace FraudGrains.Training.TrainingSet;

/// <summary>Replays transactions in order through the very code that the account grains run: look first, then let both accounts learn of it.</summary>
/// <remarks>
/// A row's features rest on the rows before it and on the frauds among them whose label had come by then. Genuine rows get no label, as in service:
/// the accounts presume them genuine after <see cref="LegLabels.PresumedGenuineAfter"/>.
/// </remarks>
/// <param name="labelDelay">How long after a transaction its fraud label comes.</param>
/// <param name="isKept">Accounts that will be seen again; nothing is kept of others, which saves memory and changes no feature. Default: all.</param>
internal sealed class FeatureReplay(TimeSpan labelDelay, Func<AccountId, bool>? isKept = null)
{
    private readonly Dictionary<AccountId, Account> _accounts = [];
    private readonly PriorityQueue<Transaction, long> _unlabelled = new();

    /// <summary>Accounts seen.</summary>
    public int AccountCount => _accounts.Count;

    /// <summary>The features of a row, which both accounts then learn of.</summary>
    public double[] Next(LabelledTransaction row)
    {
        var features = Look(row.Transaction);
        Learn(row);
        return features;
    }

    /// <summary>The features as of before the transaction.</summary>
    public double[] Look(Transaction transaction)
    {
        var atMs = transaction.OccurredAt.ToUnixTimeMilliseconds();
        LearnLabelsUntil(atMs);
        var (payer, payee) = (Of(transaction.Payer), Of(transaction.Payee));
        var payeeFeatures = FeatureExtractor.ExtractPayee(payee.Velocity, payee.Labels, IdentityHash.Of(transaction.Payer.Value), atMs);
        return FeatureExtractor.Extract(payer.Velocity.Debits, payer.Velocity, payer.Labels, payeeFeatures, transaction);
    }

    /// <summary>Lets both accounts know of the transaction now, and of its label when that comes.</summary>
    public void Learn(LabelledTransaction row)
    {
        var transaction = row.Transaction;
        var atMs = transaction.OccurredAt.ToUnixTimeMilliseconds();
        var amount = transaction.AmountMinorUnits;
        Of(transaction.Payer).Velocity.Debits.Apply(new(atMs, amount, IdentityHash.Of(transaction.Payee.Value)));
        Of(transaction.Payee).Velocity.Credits.Apply(new(atMs, amount, IdentityHash.Of(transaction.Payer.Value)));
        if (row.IsFraud)
            _unlabelled.Enqueue(transaction, LabelledAtMs(transaction));
    }

    private long LabelledAtMs(Transaction transaction) => (transaction.OccurredAt + labelDelay).ToUnixTimeMilliseconds();

    private void LearnLabelsUntil(long nowMs)
    {
        while (_unlabelled.TryPeek(out var transaction, out var labelledAtMs) && labelledAtMs <= nowMs)
        {
            _unlabelled.Dequeue();
            var label = new LegLabel(IdentityHash.Of(transaction.TransactionId), transaction.OccurredAt.ToUnixTimeMilliseconds(), IsFraud: true, labelledAtMs);
            Of(transaction.Payer).Labels.Apply(label, isPayer: true, isPayee: false);
            Of(transaction.Payee).Labels.Apply(label, isPayer: false, isPayee: true);
        }
    }

    private Account Of(AccountId id)
    {
        if (isKept?.Invoke(id) == false)
            return new();
        ref var account = ref CollectionsMarshal.GetValueRefOrAddDefault(_accounts, id, out _);
        return account ??= new();
    }

    private sealed class Account
    {
        public AccountVelocity Velocity { get; } = new();

        public AccountLabels Labels { get; } = new();
    }
}
