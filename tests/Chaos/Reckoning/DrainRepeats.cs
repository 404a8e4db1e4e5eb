using FraudGrains.Chaos.Faults;
using FraudGrains.Chaos.Feeding;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Reckoning;

/// <summary>Receipts that were published again because a silo was asked to stop: a drain hands over what is done, so nothing needs to be delivered again.</summary>
internal static class DrainRepeats
{
    /// <summary>So long after the silo has ended its successor may still come upon what it delivers again.</summary>
    private const double AfterMs = 5_000;

    /// <summary>Counted over the drains that nothing else disturbed, and the transactions that were written once and not asked about: only a second delivery publishes those again.</summary>
    public static int Count(IReadOnlyList<Happening> happenings, LogBook book, IEnumerable<Asked> asked)
    {
        var often = book.Transactions.GroupBy(r => r.Transaction?.TransactionId ?? "").Where(id => id.Count() > 1).Select(id => id.Key)
            .Concat(asked.Select(a => a.Transaction.TransactionId)).ToHashSet(StringComparer.Ordinal);
        var drains = happenings.Where(drain => drain.Fault.Kind == FaultKind.Drain && !happenings.Any(other => other != drain && Disturbs(other, drain))).ToList();
        return book.Decisions.Where(d => !often.Contains(d.Key)).Sum(d => d.Value.AgainMs.Count(at => drains.Exists(drain => at >= drain.BeganMs && at < drain.DrainedMs + AfterMs)));
    }

    private static bool Disturbs(Happening other, Happening drain) =>
        other.Fault.Kind is not (FaultKind.Poison or FaultKind.HotPayee) && other.BeganMs < drain.DrainedMs + AfterMs && !(other.EndedMs + (2 * AfterMs) < drain.BeganMs);
}
