using FraudGrains.Grains.Features;
using FraudGrains.Training.Protocols.PaySim;

namespace FraudGrains.Training.Tests.Protocols;

public sealed class The_sets_of_features
{
    [Fact]
    public void Hold_nothing_written_afterwards_where_they_claim_to_be_honest() =>
        Assert.All(FeatureSet.All.Where(s => s.ClaimsHonest), set => Assert.Empty(Names(set).Intersect(AfterTheFact.Names)));

    [Fact]
    public void Hold_no_balance_where_they_are_strict() =>
        Assert.DoesNotContain(Names(FeatureSet.All[0]), n => n.Contains("balance", StringComparison.Ordinal));

    [Fact]
    public void Show_the_leak_in_columns_that_no_silo_computes() =>
        Assert.Empty(FeatureSchema.Names.Intersect(AfterTheFact.Names));

    private static IEnumerable<string> Names(FeatureSet set) => set.Columns.Select(c => FeatureSet.AllNames[c]);
}
