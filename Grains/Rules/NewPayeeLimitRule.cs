using FraudGrains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Rules;

internal sealed class NewPayeeLimitRule(NewPayeeLimitOptions options) : IRule
{
    private static readonly int PayeeIsKnown = FeatureSchema.IndexOf("payee_is_known");

    public RuleOptions Options => options;

    public string? Explain(Transaction transaction, ReadOnlySpan<double> features)
    {
        var amount = Money.ToMajor(transaction.AmountMinorUnits);
        return features[PayeeIsKnown] == 0 && amount >= options.Amount
            ? $"first payment to this payee, of {amount:0.00}; the limit for new payees is {options.Amount:0.00}"
            : null;
    }
}
