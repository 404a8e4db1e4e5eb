using FraudGrains.Decisions;

namespace FraudGrains.Grains.Rules;

/// <summary>A rule that spoke up.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Action">What it asks for.</param>
/// <param name="IsShadow">It is only watched: it decides nothing.</param>
/// <param name="Text">Why, in the customer's own terms.</param>
public readonly record struct RuleHit(string Code, Outcome Action, bool IsShadow, string Text)
{
    /// <summary>The code as it stands in receipts.</summary>
    public string ReceiptCode => IsShadow ? $"shadow:{Code}" : Code;
}
