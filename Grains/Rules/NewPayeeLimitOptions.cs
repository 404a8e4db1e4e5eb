namespace FraudGrains.Grains.Rules;

/// <summary>A large amount to a payee that this payer never paid before. Silent where that is not known (payers with more payees than are kept).</summary>
public sealed class NewPayeeLimitOptions : RuleOptions
{
    /// <summary>The limit in major units, above 0.</summary>
    public decimal Amount { get; set; }
}
