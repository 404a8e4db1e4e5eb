using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Tests.Velocity;

/// <summary>Velocity the slow way: every leg kept, every figure reckoned anew.</summary>
internal sealed class BruteForce
{
    private readonly List<LegEvent> _legs = [];

    public void Apply(LegEvent leg) => _legs.Add(leg);

    /// <summary>Figures over the legs after <paramref name="afterMs"/> and up to <paramref name="untilMs"/>.</summary>
    public WindowStats Between(long afterMs, long untilMs)
    {
        var inside = _legs.Where(l => l.TimeMs > afterMs && l.TimeMs <= untilMs).ToList();
        return new WindowStats(
            inside.Count,
            inside.Aggregate((Int128)0, (sum, l) => sum + l.AmountMinorUnits),
            inside.Aggregate((Int128)0, (sum, l) => sum + ((Int128)l.AmountMinorUnits * l.AmountMinorUnits)),
            inside.Count == 0 ? 0 : inside.Max(l => l.AmountMinorUnits),
            inside.Select(l => l.Counterparty).Distinct().Count());
    }
}
