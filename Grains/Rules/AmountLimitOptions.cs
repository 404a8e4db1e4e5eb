using FraudGrains.Accounts;

namespace FraudGrains.Grains.Rules;

/// <summary>A single amount at or above a limit.</summary>
public sealed class AmountLimitOptions : RuleOptions
{
    /// <summary>The limit in major units, above 0.</summary>
    public decimal Amount { get; set; }

    /// <summary>Only these types; all when empty (default).</summary>
    public IList<TransactionType> Types { get; } = [];
}
