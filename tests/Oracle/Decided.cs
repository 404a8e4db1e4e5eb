using FraudGrains.Decisions;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Oracle;

/// <summary>What the account has decided as payer: how often which outcome, and the ids it must know again.</summary>
internal static class Decided
{
    public static IEnumerable<string> Compare(AccountState state, IReadOnlyCollection<AcceptedTransaction> asPayer) =>
        [.. Outcomes(state, asPayer), .. Ids(state.Transactions, asPayer)];

    private static IEnumerable<string> Outcomes(AccountState state, IReadOnlyCollection<AcceptedTransaction> asPayer)
    {
        if (state.Outcomes.Sum() != asPayer.Count)
            yield return $"{state.Outcomes.Sum()} decisions counted, {asPayer.Count} must be";
        if (asPayer.Any(t => t.Outcome is null))
            yield break;
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            var (counted, mustBe) = (state.Outcomes[(int)outcome], asPayer.Count(t => t.Outcome == outcome));
            if (counted != mustBe)
                yield return $"outcome {outcome}: {counted} counted, {mustBe} must be";
        }
    }

    private static IEnumerable<string> Ids(AppliedTransactions known, IReadOnlyCollection<AcceptedTransaction> asPayer)
    {
        var held = known.ByTime.ToLookup(t => t.IdHash);
        var accepted = asPayer.ToLookup(t => IdentityHash.Of(t.Transaction.TransactionId));
        foreach (var id in held.Where(h => h.Count() > 1))
            yield return $"transaction {Name(id.Key)} is noted {id.Count()} times";
        foreach (var id in held.Where(h => !accepted.Contains(h.Key)))
            yield return $"transaction {Name(id.Key)} is noted as applied and was never accepted";
        foreach (var transaction in asPayer)
        {
            var noted = held[IdentityHash.Of(transaction.Transaction.TransactionId)].ToList();
            if (noted.Count == 0 && transaction.Transaction.OccurredAt.ToUnixTimeMilliseconds() > known.FloorMs)
                yield return $"transaction {transaction.Transaction.TransactionId} is not noted as applied";
            else if (noted.Count == 1 && noted[0].Moved != transaction.Moved)
                yield return $"transaction {transaction.Transaction.TransactionId} is noted as {Moved(noted[0].Moved)}, {Moved(transaction.Moved)} must be";
        }

        string Name(ulong hash) => accepted[hash].FirstOrDefault()?.Transaction.TransactionId ?? $"#{hash:x16}";
    }

    private static string Moved(bool moved) => moved ? "moved" : "blocked";
}
