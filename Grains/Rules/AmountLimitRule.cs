using FraudGrains.Accounts;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Rules;

internal sealed class AmountLimitRule(AmountLimitOptions options) : IRule
{
    public RuleOptions Options => options;

    public string? Explain(Transaction transaction, ReadOnlySpan<double> features)
    {
        var amount = Money.ToMajor(transaction.AmountMinorUnits);
        var isOfType = options.Types.Count == 0 || options.Types.Contains(transaction.Type);
        return isOfType && amount >= options.Amount ? $"amount {amount:0.00} is at or above {options.Amount:0.00}" : null;
    }
}
