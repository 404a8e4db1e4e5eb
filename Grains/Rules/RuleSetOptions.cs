namespace FraudGrains.Grains.Rules;

/// <summary>The rules in force, from the section "Rules". Without any in configuration the three of <see cref="Defaults"/> hold.</summary>
public sealed class RuleSetOptions
{
    /// <summary>Most rules in a set.</summary>
    public const int RulesMax = 64;

    public IList<DebitLimitOptions> DebitLimits { get; } = [];

    public IList<AmountLimitOptions> AmountLimits { get; } = [];

    public IList<NewPayeeLimitOptions> NewPayeeLimits { get; } = [];

    /// <summary>All rules, in the order in which they are looked at.</summary>
    public IEnumerable<RuleOptions> All => [.. DebitLimits, .. AmountLimits, .. NewPayeeLimits];

    /// <summary>Rules for a start: mild enough for any portfolio, to be replaced by the bank's own.</summary>
    public static RuleSetOptions Defaults() => new()
    {
        DebitLimits = { new() { Code = "many-debits-1h", Window = "1h", CountMax = 30 } },
        AmountLimits = { new() { Code = "very-large-amount", Amount = 10_000_000m } },
        NewPayeeLimits = { new() { Code = "new-payee-large-amount", Amount = 1_000_000m, Mode = RuleMode.Shadow } },
    };
}
