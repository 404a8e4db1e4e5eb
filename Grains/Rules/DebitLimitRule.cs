using FraudGrains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Rules;

internal sealed class DebitLimitRule(DebitLimitOptions options) : IRule
{
    private readonly int _count = FeatureSchema.IndexOf($"payer_debit_{options.Window}_count");
    private readonly int _sum = FeatureSchema.IndexOf($"payer_debit_{options.Window}_sum");

    public RuleOptions Options => options;

    public string? Explain(Transaction transaction, ReadOnlySpan<double> features)
    {
        // Features tell what was before; the limit counts the transaction at hand too.
        var count = features[_count] + 1;
        if (count > options.CountMax)
            return $"{count:0} payments within {options.Window}; the limit is {options.CountMax}";
        var sum = features[_sum] + (double)Money.ToMajor(transaction.AmountMinorUnits);
        return sum > (double?)options.SumMax ? $"{sum:0.00} paid within {options.Window}; the limit is {options.SumMax:0.00}" : null;
    }
}
