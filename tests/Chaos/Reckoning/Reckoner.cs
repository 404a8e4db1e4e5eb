using FraudGrains.Chaos.Feeding;
using FraudGrains.Decisions;
using FraudGrains.Oracle;
using FraudGrains.Wire;

namespace FraudGrains.Chaos.Reckoning;

/// <summary>Compares what came about with what must have.</summary>
internal sealed class Reckoner(LogBook book, IReadOnlyCollection<Asked> asked)
{
    /// <summary>Faults of one kind that are spelt out.</summary>
    private const int ExamplesMax = 5;

    private readonly List<string> _faults = [];

    public Verdict Reckon(IReadOnlyDictionary<string, byte[]> stored)
    {
        var expected = Expectation.Of(book.Transactions);
        var oracle = OracleOf(expected);
        var accounts = Accounts(oracle, stored);
        return new()
        {
            Records = expected.Records,
            Transactions = oracle.Transactions,
            Asked = asked.Count,
            Accepted = asked.Count(a => a.IsAccepted),
            Died = asked.Count(a => a.Died),
            Unavailable = asked.Sum(a => a.Unavailable),
            Lost = accounts.Sum(a => a.Lost),
            Doubled = accounts.Sum(a => a.Doubled),
            StateMismatches = Note(accounts.Where(a => !a.IsRight).Select(a => $"{a}{Asked(a)}")),
            DecisionsMissing = Note(Missing(expected)),
            DecisionsDiffering = Note(Differing().Concat(Unlike()).Concat(Refused())),
            DeadLettersWrong = Note(DeadLetters(expected)),
            DeadLetters = book.DeadLetters.Count,
            PublishedAgain = book.Decisions.Values.Count(d => d.Times > 1),
            Faults = _faults,
        };
    }

    /// <summary>The log in its order, then what clients asked and the published receipt let through; without a receipt nothing may have happened.</summary>
    private AccountOracle OracleOf(Expectation expected)
    {
        var oracle = new AccountOracle();
        foreach (var transaction in expected.Counts.Values)
            oracle.Apply(transaction);
        foreach (var (id, own) in asked.DistinctBy(a => a.Transaction.TransactionId).Select(a => (a.Transaction.TransactionId, a.Transaction)))
        {
            if (!expected.Counts.ContainsKey(id) && book.Decisions.TryGetValue(id, out var published) && DecisionJson.Read(published.Receipt).Outcome != Outcome.Block)
                oracle.Apply(own);
        }

        return oracle;
    }

    private static List<AccountVerdict> Accounts(AccountOracle oracle, IReadOnlyDictionary<string, byte[]> stored) =>
        [.. oracle.Accounts.Union(stored.Keys).Order(StringComparer.Ordinal).Select(account => oracle.Judge(account, stored.TryGetValue(account, out var state) ? state : null))];

    /// <summary>What clients asked about the account and what became of it: only there can one leg be without the other.</summary>
    private string Asked(AccountVerdict verdict) => string.Concat(
        from one in asked
        where one.Transaction.Payee.Value == verdict.Account || one.Transaction.Payer.Value == verdict.Account
        let published = book.Decisions.GetValueOrDefault(one.Transaction.TransactionId)
        select $"\n      {one.Transaction.TransactionId} from {one.Transaction.Payer} to {one.Transaction.Payee}: {one.Transaction.AmountMinorUnits} at {one.Transaction.OccurredAt.ToUnixTimeMilliseconds()}, "
            + $"{(one.Died ? "client gone" : one.IsAccepted ? "answered" : "never answered")}, {(published is null ? "not published" : $"published {published.Times} times, first seen at {published.SeenMs / 1_000:0.0} s {Text(published.Receipt)}")}");

    private IEnumerable<string> Missing(Expectation expected) =>
        expected.Counts.Keys.Union(asked.Where(a => a.IsAccepted).Select(a => a.Transaction.TransactionId))
            .Where(id => !book.Decisions.ContainsKey(id))
            .Select(id => $"{id} was fed or answered and has no published receipt");

    private IEnumerable<string> Differing() =>
        from decision in book.Decisions
        where decision.Value.Other is not null
        select $"{decision.Key} was published as {Text(decision.Value.Receipt)} and as {Text(decision.Value.Other!)}";

    private IEnumerable<string> Unlike() =>
        from one in asked
        from answer in one.Answers
        where book.Decisions.TryGetValue(one.Transaction.TransactionId, out var published)
            && !answer.AsSpan().SequenceEqual(DecisionJson.ToUtf8(DecisionJson.Read(published.Receipt)))
        select $"{one.Transaction.TransactionId} was answered as {Text(answer)} and published as {Text(book.Decisions[one.Transaction.TransactionId].Receipt)}";

    private IEnumerable<string> Refused() =>
        asked.Where(a => a.Refused is not null).Select(a => $"{a.Transaction.TransactionId} was refused: {a.Refused}");

    private IEnumerable<string> DeadLetters(Expectation expected)
    {
        foreach (var (place, what) in expected.Rejected.Where(p => !book.DeadLetters.ContainsKey(p.Key)))
            yield return $"the record at {place.Partition}/{place.Offset}, which {what}, has no dead letter";
        foreach (var (place, reason) in book.DeadLetters.Where(d => !expected.Rejected.ContainsKey(d.Key)))
            yield return $"the record at {place.Partition}/{place.Offset} should count and was rejected: {reason}";
    }

    private int Note(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        _faults.AddRange(all.Take(ExamplesMax));
        if (all.Count > ExamplesMax)
            _faults.Add($"… and {all.Count - ExamplesMax} more like it");
        return all.Count;
    }

    private static string Text(byte[] json)
    {
        var decision = DecisionJson.Read(json);
        return $"[{JsonText.Of(decision.Outcome)} {decision.Score:0.0000} {JsonText.Of(decision.Mode)} version {decision.StateVersion} at {JsonText.Time(decision.DecidedAt)}]";
    }
}
