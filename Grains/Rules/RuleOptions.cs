using System.ComponentModel.DataAnnotations;
using FraudGrains.Decisions;

namespace FraudGrains.Grains.Rules;

/// <summary>What every rule has.</summary>
public abstract class RuleOptions
{
    /// <summary>Stable code that stands in decisions: 1 to 64 of a to z, 0 to 9 and "-".</summary>
    [Required, RegularExpression("^[a-z0-9-]{1,64}$", ErrorMessage = "Code must be 1 to 64 of a-z, 0-9 and '-'")]
    public string Code { get; set; } = "";

    /// <summary>What a hit asks for: review (default) or block.</summary>
    public Outcome Action { get; set; } = Outcome.Review;

    /// <summary>off, shadow or live (default).</summary>
    public RuleMode Mode { get; set; } = RuleMode.Live;
}
