using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Courier;

namespace FraudGrains.Grains.Accounts;

/// <summary>What the log brings has happened: both legs count, whatever the outcome.</summary>
internal sealed partial class AccountGrain
{
    public async Task Deliver(TransactionRecord[] records)
    {
        var begunAt = time.GetTimestamp();
        AccountState state;
        Arrivals arrivals;
        using (await _turn.Enter())
        {
            state = await _account.Load();
            foreach (var record in records)
                state.EnsureStandsOnTheSame(record.Position);
            arrivals = Arrivals.Sort(state, records);
            if (arrivals.New.Count + arrivals.Overruled.Count > 0)
                await DecideArrivals(state, arrivals);
        }

        // Repeats too wait for what they found in memory to be durable.
        await Commit(state);
        await effects.Reject(arrivals.Rejected);
        var made = EffectsOf(state, records);
        await Finish(state, made);
        await BringAgain(state, arrivals.Repeats);
        Count(made, arrivals, begunAt);
    }

    /// <summary>Legs of records that come again: their payees know them, unless the store has lost what they knew.</summary>
    private ValueTask BringAgain(AccountState state, List<TransactionRecord> repeats)
    {
        if (repeats.Count == 0)
            return ValueTask.CompletedTask;
        var own = repeats.Where(r => r.Transaction.Payee != Id && state.Own.Contains(AppliedPosition.Of(r.Position)))
            .GroupBy(r => r.Transaction.Payee, r => PendingEffect.LegOf(r.Transaction, r.Position))
            .Select(legs => courier.Apply(legs.Key, [.. legs]))
            .ToArray();
        return Calls.All(own);
    }

    private async Task DecideArrivals(AccountState state, Arrivals arrivals)
    {
        var cases = await LookAtPayees(arrivals);
        var decided = await adjudicator.Adjudicate(state, cases, mayDegrade: false);

        // From here on no await: identities, velocity and decisions change together.
        _account.Ensure(state);
        state.Effects.RemoveAll(e => e.Position is { } position && state.Positions.IsDone(position));
        for (var i = 0; i < decided.Length; i++)
            DecisionRecorder.Record(state, cases[i], decided[i].Judgement, decided[i].Draft, DecisionSource.Stream);
        foreach (var record in arrivals.Overruled)
        {
            DecisionRecorder.RecordOverruled(state, record);
            LogOverruled(Id, record.Transaction.TransactionId);
        }
    }

    /// <summary>Asks the payees what they know, one call to each of them, all at once; returns the cases in the order of the records. Their legs are applied when the decision is durable. Oneself is not asked.</summary>
    private async Task<Case[]> LookAtPayees(Arrivals arrivals)
    {
        var (records, identities) = (arrivals.New, arrivals.NewIdentities);
        int[][] ofPayees = records.Count == 1 ? [[0]] : [.. Enumerable.Range(0, records.Count).GroupBy(i => records[i].Transaction.Payee).Select(payee => payee.ToArray())];
        var answers = await Calls.All(Array.ConvertAll(ofPayees, LookAtPayee));
        var cases = new Case[records.Count];
        for (var p = 0; p < ofPayees.Length; p++)
        {
            for (var i = 0; i < ofPayees[p].Length; i++)
            {
                var at = ofPayees[p][i];
                cases[at] = new Case(records[at].Transaction, records[at].Position, answers[p] is [] ? null : answers[p][i]) { KnownIdentity = identities[at] };
            }
        }

        return cases;

        ValueTask<PayeeFeatures[]> LookAtPayee(int[] indexes) => records[indexes[0]].Transaction.Payee is var payee && payee == Id
            ? new([])
            : courier.Look(payee, Array.ConvertAll(indexes, i => PendingEffect.LegOf(records[i].Transaction, records[i].Position)));
    }

    /// <summary>What these records owe, and what those of an earlier log left behind: nobody will deliver them again.</summary>
    private static PendingEffect[] EffectsOf(AccountState state, TransactionRecord[] records)
    {
        if (state.Effects.Count == 0)
            return [];
        var ids = new TransactionIds(records);
        var log = AppliedPosition.Of(records[0].Position).Log;
        var owed = new List<PendingEffect>(records.Length);
        foreach (var effect in state.Effects)
        {
            if (ids.Contain(effect.TransactionId) || (effect.Position is { } position && position.Log != log))
                owed.Add(effect);
        }

        return [.. owed];
    }

    private void Count(PendingEffect[] made, Arrivals arrivals, long begunAt)
    {
        var latencyMs = time.GetElapsedTime(begunAt).TotalMilliseconds;
        var ids = new TransactionIds(arrivals.New);
        foreach (var effect in made)
        {
            if (effect.Receipt is { } receipt && ids.Contain(effect.TransactionId))
                metrics.CountDecision(receipt.Decision, DecisionSource.Stream, latencyMs);
        }

        if (arrivals.Repeats.Count + arrivals.Overruled.Count > 0)
            metrics.CountRecognised(arrivals.Repeats.Count + arrivals.Overruled.Count);
        if (arrivals.Rejected.Count > 0)
            metrics.CountRejected(arrivals.Rejected.Count);
    }
}
