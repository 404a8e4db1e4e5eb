using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Grains.Tests.Scoring;

public sealed class ContributionsTests
{
    [Fact]
    public void Contributions_are_those_worked_out_by_hand()
    {
        // Means: nothing known 0 (60 x -1 + 30 x 1 + 10 x 3 of 100); amount known: 1.5; count known: 0.6 x -1 + 0.4 x 3 = 0.6; both: 3.
        // amount: ((1.5 - 0) + (3 - 0.6)) / 2 = 1.95; count: ((0.6 - 0) + (3 - 1.5)) / 2 = 1.05.
        var contributions = new Contributions(ModelText.Parse(HandMadeModel.Text(HandMadeModel.Tree)));
        var told = new double[2];

        contributions.Explain([11, 1], told);

        Assert.Equal(0, contributions.ExpectedValue, 1e-12);
        Assert.Equal(1.95, told[0], 1e-12);
        Assert.Equal(1.05, told[1], 1e-12);
    }

    [Fact]
    public void A_lone_leaf_is_expected_and_nobodys_contribution()
    {
        var contributions = new Contributions(ModelText.Parse(HandMadeModel.Text(HandMadeModel.Leaf(0.75))));
        var told = new double[2];

        contributions.Explain([double.NaN, 0], told);

        Assert.Equal(0.75, contributions.ExpectedValue);
        Assert.Equal([0.0, 0.0], told);
    }
}
