using FraudGrains.Decisions;

namespace FraudGrains.Live;

/// <summary>Decisions by mode.</summary>
[GenerateSerializer, Immutable, Alias("fg.ModeCounts")]
public readonly record struct ModeCounts(
    [property: Id(0)] long Full,
    [property: Id(1)] long RulesOnly,
    [property: Id(2)] long StaleState,
    [property: Id(3)] long Unavailable)
{
    /// <summary>The worst mode that occurred; full when nothing did.</summary>
    public DecisionMode Worst =>
        Unavailable > 0 ? DecisionMode.Unavailable
        : StaleState > 0 ? DecisionMode.StaleState
        : RulesOnly > 0 ? DecisionMode.RulesOnly
        : DecisionMode.Full;

    public static ModeCounts operator +(ModeCounts one, ModeCounts other) => new(
        one.Full + other.Full, one.RulesOnly + other.RulesOnly, one.StaleState + other.StaleState, one.Unavailable + other.Unavailable);
}
