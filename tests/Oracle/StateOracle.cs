using FraudGrains.Grains.Accounts;

namespace FraudGrains.Oracle;

/// <summary>Compares whole stored accounts with what the accepted transactions make of them: velocity (<see cref="AccountOracle"/>), counts by outcome, known ids.</summary>
public static class StateOracle
{
    /// <summary>Compares every account of the transactions and every stored account; returns one entry for each figure that differs.</summary>
    /// <param name="accepted">The accepted transactions in the order of the log, each once.</param>
    /// <param name="stored">What the store holds, as it was written, by account id.</param>
    public static IReadOnlyList<Difference> Compare(IReadOnlyCollection<AcceptedTransaction> accepted, IReadOnlyDictionary<string, byte[]> stored)
    {
        var oracle = new AccountOracle();
        foreach (var each in accepted.Where(t => t.Moved))
            oracle.Apply(each.Transaction);
        var byPayer = accepted.ToLookup(t => t.Transaction.Payer.Value, StringComparer.Ordinal);
        var accounts = byPayer.Select(p => p.Key).Union(oracle.Accounts).Union(stored.Keys).Order(StringComparer.Ordinal);
        return [.. accounts.SelectMany(account => OfAccount(oracle, account, [.. byPayer[account]], stored.GetValueOrDefault(account)))];
    }

    private static IEnumerable<Difference> OfAccount(AccountOracle oracle, string account, List<AcceptedTransaction> asPayer, byte[]? bytes)
    {
        var state = bytes is null ? new AccountState() : AccountStateCodec.Decode(bytes);
        var verdict = oracle.Judge(account, state.Velocity);
        return
        [
            .. verdict.Debits.Fault is { } debits ? [new Difference(account, $"debits {debits}")] : Array.Empty<Difference>(),
            .. verdict.Credits.Fault is { } credits ? [new Difference(account, $"credits {credits}")] : Array.Empty<Difference>(),
            .. Decided.Compare(state, asPayer).Select(text => new Difference(account, text)),
        ];
    }
}
