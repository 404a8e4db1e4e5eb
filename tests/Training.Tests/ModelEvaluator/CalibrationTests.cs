using FraudGrains.Training.ModelEvaluator;

namespace FraudGrains.Training.Tests.ModelEvaluator;

public sealed class CalibrationTests
{
    [Fact]
    public void Loss_and_reliability_are_those_worked_out_by_hand()
    {
        var calibration = Calibration.Of([0.2, 0.2, 0.8, 0.0001], [false, true, true, false]);

        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.2) + Math.Log(0.8) + Math.Log(0.9999)) / 4, calibration.LogLoss, 1e-8);
        Assert.Equal((0.04 + 0.64 + 0.04 + 1e-8) / 4, calibration.Brier, 1e-8);
        Assert.Equal([new(0, 1, 0.0001, 0), new(0.1, 2, 0.2, 0.5), new(0.7, 1, 0.8, 1)], calibration.Reliability);
    }

    [Fact]
    public void A_certainty_that_was_wrong_costs_much_but_not_infinitely() =>
        Assert.InRange(Calibration.Of([1], [false]).LogLoss, 20, 30);

    [Fact]
    public void An_amount_becomes_the_share_of_fraud_among_its_like()
    {
        double[] amounts = [.. Enumerable.Range(0, 1_000).Select(i => (double)i)];

        var rate = new BinnedRate(amounts, [.. amounts.Select(a => a >= 900)]);

        Assert.True(rate.Of(-5) < 0.01);
        Assert.True(rate.Of(950) > 0.9);
        Assert.True(rate.Of(1e9) > 0.9);
    }
}
