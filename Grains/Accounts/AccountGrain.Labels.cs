using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;
using FraudGrains.Labels;

namespace FraudGrains.Grains.Accounts;

/// <summary>What becomes known later. The payer knows its transaction, so it conducts; both accounts learn durably before the answer.</summary>
internal sealed partial class AccountGrain
{
    public async Task<LabelAnswer> Label(TransactionLabel label)
    {
        var state = await _account.Load();
        var decision = await FindLabelled(state, label.TransactionId);
        if (OccurredAt(state, label.TransactionId, decision) is not { } occurredAt)
            return new(LabelResult.UnknownTransaction, $"Account '{Id}' knows no transaction '{label.TransactionId}'.");
        if (decision is not null && decision.Payee != label.Payee)
            return new(LabelResult.OtherPayee, $"Transaction '{label.TransactionId}' of account '{Id}' was paid to '{decision.Payee}', not to '{label.Payee}'.");

        var isOwn = label.Payee == Id;
        var others = !isOwn && await accounts.Of(label.Payee)
            .ApplyLabel(new CreditLabel(label.TransactionId, occurredAt, label.IsFraud, label.LabelledAt));
        state = await _account.Load();
        var leg = ToLeg(label.TransactionId, occurredAt, label.IsFraud, label.LabelledAt);
        var before = state.Labels.Debits.VerdictOf(leg);
        var mine = state.Labels.Apply(leg, isPayer: true, isPayee: isOwn);
        if (mine)
            state.Version++;
        var after = state.Labels.Debits.VerdictOf(leg);

        // A repeat too waits for what it found in memory to be durable.
        await Commit(state);
        if (mine && before != after)
            await labels.Count(decision, before, after);
        return new(mine || others ? LabelResult.Applied : LabelResult.Known);
    }

    public async Task<bool> ApplyLabel(CreditLabel label)
    {
        var state = await _account.Load();
        var changed = state.Labels.Apply(ToLeg(label.TransactionId, label.OccurredAt, label.IsFraud, label.LabelledAt), isPayer: false, isPayee: true);
        if (changed)
            state.Version++;
        await Commit(state);
        return changed;
    }

    private async Task<Decision?> FindLabelled(AccountState state, string transactionId)
    {
        try
        {
            return await FindDecision(state, transactionId) is { } decision && decision.Payer == Id ? decision : null;
        }
        catch (Exception e) when (e is not AccountUnavailableException)
        {
            throw new AccountUnavailableException($"Transaction '{transactionId}' of account '{Id}' cannot be looked up: {e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>Event time of a transaction of this payer: with the id it is the label's identity, so it is never taken from the label.</summary>
    private static DateTimeOffset? OccurredAt(AccountState state, string transactionId, Decision? decision)
    {
        if (decision is not null)
            return decision.OccurredAt;
        var hash = IdentityHash.Of(transactionId);
        foreach (var applied in state.Transactions.ByTime)
        {
            if (applied.IdHash == hash)
                return DateTimeOffset.FromUnixTimeMilliseconds(applied.TimeMs);
        }

        return null;
    }

    private static LegLabel ToLeg(string transactionId, DateTimeOffset occurredAt, bool isFraud, DateTimeOffset labelledAt) =>
        new(IdentityHash.Of(transactionId), occurredAt.ToUnixTimeMilliseconds(), isFraud, labelledAt.ToUnixTimeMilliseconds());
}
