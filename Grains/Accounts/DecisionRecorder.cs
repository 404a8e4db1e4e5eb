using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Velocity;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Accounts;

/// <summary>Applies a decision to the payer's state: velocity, identities, decision and effects change together, between two awaits.</summary>
internal static class DecisionRecorder
{
    public static PendingEffect Record(AccountState state, in Case @case, in Judgement judgement, Decision draft, DecisionSource source)
    {
        var transaction = @case.Transaction;
        var isApi = source == DecisionSource.Api;
        var moves = !isApi || draft.Outcome != Outcome.Block;
        var isOwn = transaction.Payer == transaction.Payee;
        state.Version++;
        if (moves)
            ApplyLegs(state, transaction);
        state.Transactions.Add(@case.Identity with { Moved = moves });
        AppliedPosition? position = @case.Position is { } at ? AppliedPosition.Of(at) : null;
        if (@case.Position is { } applied)
            state.Paid(applied);

        var decision = draft with { StateVersion = state.Version };
        var (receipt, utf8) = ReceiptJson.SealAndWrite(
            new DecisionReceipt
            {
                Decision = decision,
                Source = source,
                Type = transaction.Type,
                AmountMinorUnits = transaction.AmountMinorUnits,
                Currency = transaction.Currency,
                Features = judgement.Features,
                RuleHits = judgement.Hits.Count == 0 ? [] : [.. judgement.Hits.Select(h => h.ReceiptCode)],
                PreviousReceiptHash = state.LastReceiptHash,
            },
            FeatureSchema.Names);
        state.LastReceiptHash = receipt.ReceiptHash;
        state.Decisions.Add(decision);
        state.Outcomes[(int)decision.Outcome]++;
        CreditLeg? owed = moves && !isOwn ? PendingEffect.LegOf(transaction, @case.Position) : null;
        var effect = new PendingEffect(transaction.TransactionId, transaction.Payee, receipt, owed, position) { ReceiptUtf8 = utf8 };
        state.Effects.Add(effect);
        return effect;
    }

    /// <summary>A transaction that was blocked when asked for has happened all the same: its legs count, its decision stays.</summary>
    public static void RecordOverruled(AccountState state, TransactionRecord record)
    {
        var transaction = record.Transaction;
        state.Version++;
        ApplyLegs(state, transaction);
        state.Transactions.MarkMoved(IdentityHash.Of(transaction.TransactionId));
        var position = AppliedPosition.Of(record.Position);
        state.Paid(record.Position);
        if (transaction.Payer != transaction.Payee)
            state.Effects.Add(new PendingEffect(transaction.TransactionId, transaction.Payee, null, PendingEffect.LegOf(transaction, record.Position), position));
    }

    private static void ApplyLegs(AccountState state, Transaction transaction)
    {
        var timeMs = transaction.OccurredAt.ToUnixTimeMilliseconds();
        state.Velocity.Debits.Apply(new LegEvent(timeMs, transaction.AmountMinorUnits, IdentityHash.OfName(transaction.Payee.Value)));
        if (transaction.Payer == transaction.Payee)
            state.Velocity.Credits.Apply(new LegEvent(timeMs, transaction.AmountMinorUnits, IdentityHash.OfName(transaction.Payer.Value)));
    }
}
