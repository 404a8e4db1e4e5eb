using FraudGrains.Accounts;

namespace FraudGrains.Grains.Rules;

/// <summary>One compiled rule.</summary>
internal interface IRule
{
    RuleOptions Options { get; }

    /// <summary>Why it hits; null when it does not.</summary>
    string? Explain(Transaction transaction, ReadOnlySpan<double> features);
}
