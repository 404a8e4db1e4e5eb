using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Rules;

namespace FraudGrains.Grains.Tests.Rules;

public sealed class RuleSetTests
{
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void A_limit_of_debits_counts_the_transaction_at_hand(double before, bool hits)
    {
        var rules = new RuleSet(new() { DebitLimits = { new() { Code = "five", Window = "1h", CountMax = 5 } } });

        var hit = rules.Check(Transaction(10), Features(("payer_debit_1h_count", before)));

        Assert.Equal(hits, hit.Count == 1);
    }

    [Theory]
    [InlineData(89.99, false)]
    [InlineData(90.01, true)]
    public void A_limit_of_money_counts_the_transaction_at_hand(double before, bool hits)
    {
        var rules = new RuleSet(new() { DebitLimits = { new() { Code = "hundred", Window = "24h", SumMax = 100 } } });

        var hit = rules.Check(Transaction(10), Features(("payer_debit_24h_sum", before)));

        Assert.Equal(hits, hit.Count == 1);
    }

    [Fact]
    public void A_limit_of_amounts_hits_at_the_limit_and_only_for_its_types()
    {
        var options = new AmountLimitOptions { Code = "large", Amount = 100 };
        options.Types.Add(TransactionType.Transfer);
        var rules = new RuleSet(new() { AmountLimits = { options } });

        Assert.Single(rules.Check(Transaction(100), Features()));
        Assert.Empty(rules.Check(Transaction(99.99m), Features()));
        Assert.Empty(rules.Check(Transaction(100) with { Type = TransactionType.Payment }, Features()));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(double.NaN, false)]
    public void A_new_payee_is_one_known_to_be_new(double known, bool hits)
    {
        var rules = new RuleSet(new() { NewPayeeLimits = { new() { Code = "new", Amount = 100 } } });

        Assert.Equal(hits, rules.Check(Transaction(100), Features(("payee_is_known", known))).Count == 1);
    }

    [Fact]
    public void A_rule_that_is_off_is_silent_and_a_shadow_says_so()
    {
        var rules = new RuleSet(new()
        {
            AmountLimits = { new() { Code = "off", Amount = 1, Mode = RuleMode.Off }, new() { Code = "watched", Amount = 1, Mode = RuleMode.Shadow } },
        });

        var hit = Assert.Single(rules.Check(Transaction(10), Features()));

        Assert.Equal("shadow:watched", hit.ReceiptCode);
    }

    [Fact]
    public void The_version_changes_with_the_rules_and_with_nothing_else()
    {
        static RuleSet Make(long limit) => new(new() { DebitLimits = { new() { Code = "x", Window = "1h", CountMax = limit } } });

        Assert.Equal(Make(5).Version, Make(5).Version);
        Assert.NotEqual(Make(5).Version, Make(6).Version);
    }

    [Fact]
    public void Faults_are_named_with_their_place()
    {
        var options = new RuleSetOptions
        {
            DebitLimits = { new() { Code = "Bad Code", Window = "2h", CountMax = 1 }, new() { Code = "none" } },
            AmountLimits = { new() { Code = "none", Amount = 0, Action = Outcome.Approve } },
        };

        var faults = new RuleSetOptionsValidator().Validate(null, options).Failures!.ToList();

        Assert.Contains(faults, f => f.StartsWith("Rules:DebitLimits:0: Code must be", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("Rules:DebitLimits:0:Window '2h' is none of 1m, 5m", StringComparison.Ordinal));
        Assert.Contains("Rules:DebitLimits:1:CountMax or SumMax must be set.", faults);
        Assert.Contains("Rules:AmountLimits:0:Amount must be above 0.", faults);
        Assert.Contains("Rules:AmountLimits:0:Action must be review or block.", faults);
        Assert.Contains(faults, f => f.Contains("the code 'none' is given to 2 rules", StringComparison.Ordinal));
    }

    private static Transaction Transaction(decimal amount) => new()
    {
        TransactionId = "t1",
        OccurredAt = new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.Zero),
        Type = TransactionType.Transfer,
        AmountMinorUnits = (long)(amount * 100),
        Payer = new("A"),
        Payee = new("B"),
    };

    private static double[] Features(params (string Name, double Value)[] set)
    {
        var features = new double[FeatureSchema.Count];
        foreach (var (name, value) in set)
            features[FeatureSchema.IndexOf(name)] = value;
        return features;
    }
}
