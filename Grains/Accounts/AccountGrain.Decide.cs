using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Accounts;

/// <summary>Asked before the fact: the payee is only looked at, and its leg is applied when the outcome is not a block.</summary>
internal sealed partial class AccountGrain
{
    /// <summary>How long the payee may take to answer before the decision is made without it (mode stale-state).</summary>
    internal static readonly TimeSpan PayeePatience = TimeSpan.FromMilliseconds(500);

    public async Task<DecideAnswer> Decide(Transaction transaction, CancellationToken cancellationToken)
    {
        var begunAt = time.GetTimestamp();
        AccountState state;
        PendingEffect? made = null;
        using (await _turn.Enter())
        {
            state = await _account.Load();
            switch (state.Transactions.Recognise(AppliedTransaction.Of(transaction)))
            {
                case Recognition.OtherMoney or Recognition.OtherWords or Recognition.TooLateToTell:
                    return new DecideAnswer(null, IsRepeat: false, IsConflict: true);
                case Recognition.New:
                    made = await DecideNew(state, transaction, cancellationToken);
                    break;
            }
        }

        await Commit(state, isAwaited: true);
        await FinishOf(state, transaction.TransactionId, made);
        if (made is null)
            return new DecideAnswer(await FindDecision(state, transaction.TransactionId), IsRepeat: true, IsConflict: false);
        metrics.CountDecision(made.Receipt!.Decision, DecisionSource.Api, time.GetElapsedTime(begunAt).TotalMilliseconds);
        return new DecideAnswer(made.Receipt.Decision, IsRepeat: false, IsConflict: false);
    }

    public async Task FinishOutbox()
    {
        var state = await _account.Load();
        PendingEffect[] owed = [.. state.Effects.Where(e => e.IsOfApi)];
        if (owed.Length > 0)
        {
            await Finish(state, owed);
            return;
        }

        // Asked because the store has some: written by another activation, or by a write that was given up and arrived after this state was read. Only a write tells.
        state.Version++;
        await Commit(state);
    }

    private async Task<PendingEffect> DecideNew(AccountState state, Transaction transaction, CancellationToken cancellationToken)
    {
        var @case = await LookAtPayee(transaction, cancellationToken);
        var (judgement, draft) = (await adjudicator.Adjudicate(state, [@case], mayDegrade: true))[0];

        // A client that has gone was told that nothing was decided: keep to it. From here on no await.
        cancellationToken.ThrowIfCancellationRequested();
        _account.Ensure(state);
        return DecisionRecorder.Record(state, @case, judgement, draft, DecisionSource.Api);
    }

    private async Task<Case> LookAtPayee(Transaction transaction, CancellationToken cancellationToken)
    {
        if (transaction.Payee == Id)
            return new Case(transaction, null, Payee: null);
        try
        {
            var answers = await courier.Look(transaction.Payee, [PendingEffect.LegOf(transaction, position: null)]).AsTask()
                .WaitAsync(PayeePatience, time, cancellationToken);
            return new Case(transaction, null, answers[0]);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The decision says so: mode stale-state.
            return new Case(transaction, null, FeatureExtractor.UnknownPayee(), PayeeIsUnknown: true);
        }
    }

    /// <summary>
    /// Finishes a decision before it is answered. One that was made without its payee does not wait for the payee now either: it is published, its leg
    /// stays owed in the state, and whoever asks again, or the sweeper, brings it when the payee is back.
    /// </summary>
    private async Task FinishOf(AccountState state, string transactionId, PendingEffect? made)
    {
        PendingEffect[] pending = [.. state.Effects.Where(e => e.TransactionId == transactionId)];
        if (!pending.Any(e => e is { Leg: not null, Receipt: { } receipt } && DecisionPolicy.IsWithoutPayee(receipt.Decision)))
        {
            await Finish(state, pending, made);
            return;
        }

        await effects.Publish(pending);
        if (made is not null)
            return;
        try
        {
            await WriteBeforeOldNews(state, pending, made);
            await effects.ApplyLegs(pending).AsTask().WaitAsync(PayeePatience, time);
            Settle(state, pending);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The leg is owed still.
        }
    }

    /// <summary>Makes effects happen; all but <paramref name="made"/>, which was written just now, are old news.</summary>
    private async Task Finish(AccountState state, PendingEffect[] pending, PendingEffect? made = null)
    {
        await WriteBeforeOldNews(state, pending, made);
        await effects.Run(pending);
        Settle(state, pending);
    }

    /// <summary>Another activation may have finished them long ago, and the payee have let their ids go: only a write tells whether the account is still ours.</summary>
    private async Task WriteBeforeOldNews(AccountState state, PendingEffect[] pending, PendingEffect? made)
    {
        if (!pending.Any(e => e.IsOfApi && e != made))
            return;
        state.Version++;
        await Commit(state, isAwaited: true);
    }

    /// <summary>Takes finished effects out of the state. For the API's that is written too, off the caller's path; only then may the payees forget.</summary>
    private void Settle(AccountState state, PendingEffect[] finished)
    {
        List<PendingEffect>? ofApi = null;
        foreach (var effect in finished)
        {
            if (state.Effects.Remove(effect) && effect.IsOfApi)
                (ofApi ??= []).Add(effect);
        }

        if (ofApi is null)
            return;
        state.Version++;
        _ = SettleDurably(state, ofApi);
    }

    private async Task SettleDurably(AccountState state, List<PendingEffect> finished)
    {
        try
        {
            await Commit(state);
            await effects.Forget(finished);
        }
        catch (Exception e)
        {
            LogOutboxLeft(Id, e);
        }
    }

    /// <summary>A decision made before: kept in the state while it is young, then in the audit store; null while its receipt is not there yet.</summary>
    private async Task<Decision?> FindDecision(AccountState state, string transactionId)
    {
        if (state.Decisions.Find(transactionId) is { } kept)
            return kept;
        return await audit.FindReceipt(transactionId, CancellationToken.None) is { } receipt ? DecisionJson.Read(receipt) : null;
    }
}
