using FraudGrains.Decisions;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Scoring;

namespace FraudGrains.Grains.Tests.Decisions;

public sealed class ReasonTexts
{
    [Theory]
    [InlineData("amount_to_mean_30d", 3.14, "amount is 3.1 × this account's 30-day mean")]
    [InlineData("payee_age_seconds", 240, "payee first seen 4 minutes ago")]
    [InlineData("amount_to_median", 5.02, "amount is 5.0 × what this account usually pays")]
    [InlineData("payer_outliers_7d", 2, "unusually large payments of this account in 7 days: 2")]
    [InlineData("payee_fraud_run_length", 6, "the payee's last 6 known payments were all fraud")]
    [InlineData("payee_labels_30d_fraud_share", 0.25, "25% of the known payments to the payee of the 30 days before the label delay and since were fraud")]
    [InlineData("payee_label_2", 1, "the 2nd newest known payment to the payee was fraud")]
    public void Speak_of_the_customers_own_money(string feature, double value, string text) => Assert.Equal(text, Text(feature, value));

    [Fact]
    public void Are_sentences_for_every_feature_that_compares_with_history_known_or_not()
    {
        foreach (var name in FeatureSchema.Names.SkipWhile(n => n != "payer_debit_lifetime_count"))
        {
            Assert.All([Text(name, 1), Text(name, 0), Text(name, double.NaN)], text => Assert.DoesNotContain(name.Replace('_', ' '), text, StringComparison.Ordinal));
            Assert.DoesNotContain("NaN", Text(name, double.NaN), StringComparison.Ordinal);
        }
    }

    private static string Text(string feature, double value)
    {
        var features = new double[FeatureSchema.Count];
        var at = FeatureSchema.IndexOf(feature);
        features[at] = value;
        Reason reason = ModelReasons.Of(new Judgement(features, [], 0.9, [new Contribution(at, 1)]), 0.9).Single();
        return reason.Text;
    }
}
