using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Accounts;

/// <summary>
/// Which parts of a state the store has, as far as its writer knows: a write takes only what has changed since the write before. A state whose write fails
/// is forgotten, so what is on its way counts as written.
/// </summary>
internal sealed class WrittenParts
{
    private long _payer = -1;
    private long _payee = -1;
    private long _labels = -1;
    private long _sealed = -1;
    private (int Number, int Changes)[] _runs = [];

    /// <summary>Nothing was written yet: the next write is the whole account.</summary>
    public bool IsNone { get; private set; } = true;

    /// <summary>The parts that a write must hold. The first ones are all there are.</summary>
    public StatePart[] Take(AccountState state)
    {
        var parts = new List<StatePart>(3) { new(AccountStateCodec.HeadPart, StateWriter.Write(state, AccountStateCodec.WriteHead)) };
        if (Moved(ref _payer, state.Velocity.Debits.Changes + state.Transactions.OpenChanges + state.Decisions.Changes + state.Effects.Changes))
            parts.Add(new(AccountStateCodec.PayerPart, StateWriter.Write(state, AccountStateCodec.WritePayer)));
        if (Moved(ref _payee, state.Velocity.Credits.Changes))
            parts.Add(new(AccountStateCodec.PayeePart, StateWriter.Write(state, AccountStateCodec.WritePayee)));
        if (Moved(ref _labels, state.Labels.Changes))
            parts.Add(new(AccountStateCodec.LabelsPart, StateWriter.Write(state, AccountStateCodec.WriteLabels)));
        if (Moved(ref _sealed, state.Transactions.SealedChanges))
            AddRuns(parts, state.Transactions);
        IsNone = false;
        return [.. parts];
    }

    private void AddRuns(List<StatePart> parts, AppliedTransactions transactions)
    {
        foreach (var run in transactions.Sealed.Where(run => !_runs.Contains((run.Number, run.Changes))))
            parts.Add(new(AccountStateCodec.FirstRunPart + run.Number, StateWriter.Write((transactions, run), AccountStateCodec.WriteRun)));
        foreach (var (number, _) in _runs.Where(written => !transactions.Sealed.Any(run => run.Number == written.Number)))
            parts.Add(new(AccountStateCodec.FirstRunPart + number, default));
        _runs = [.. transactions.Sealed.Select(run => (run.Number, run.Changes))];
    }

    private static bool Moved(ref long seen, long now)
    {
        if (seen == now)
            return false;
        seen = now;
        return true;
    }
}
