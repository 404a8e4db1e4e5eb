using FraudGrains.Decisions;

namespace FraudGrains.Grains.Decisions;

/// <summary>One receipt on its way out.</summary>
/// <param name="Payer">Key of the message.</param>
/// <param name="Outcome">Decides whether it is an alert.</param>
/// <param name="Receipt">UTF-8 JSON; a repeat carries the same bytes.</param>
public readonly record struct DecisionMessage(string Payer, Outcome Outcome, byte[] Receipt)
{
    /// <summary>A client waits for it: it goes at once. Others may be gathered for a moment.</summary>
    public bool IsAwaited { get; init; }
}
