using FraudGrains.Chaos.Faults;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Reckoning;

/// <summary>Receipts that were published again because a silo was asked to stop: a drain hands over what is done, so nothing needs to be delivered again.</summary>
internal static class DrainRepeats
{
    /// <summary>So long after the silo has ended its successor may still come upon what it delivers again.</summary>
    private const double AfterMs = 5_000;

    /// <summary>Counted over the drains that nothing else disturbed.</summary>
    public static int Count(IReadOnlyList<Happening> happenings, IEnumerable<PublishedDecision> decisions)
    {
        var drains = happenings.Where(drain => drain.Fault.Kind == FaultKind.Drain && !happenings.Any(other => other != drain && Disturbs(other, drain))).ToList();
        return decisions.Sum(d => d.AgainMs.Count(at => drains.Exists(drain => at >= drain.BeganMs && at < drain.DrainedMs + AfterMs)));
    }

    private static bool Disturbs(Happening other, Happening drain) =>
        other.Fault.Kind is not (FaultKind.Poison or FaultKind.HotPayee) && other.BeganMs < drain.DrainedMs + AfterMs && !(other.EndedMs + (2 * AfterMs) < drain.BeganMs);
}
