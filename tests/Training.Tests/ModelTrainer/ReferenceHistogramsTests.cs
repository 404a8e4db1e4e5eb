using FraudGrains.Grains.Scoring;
using FraudGrains.Training.ModelTrainer;

namespace FraudGrains.Training.Tests.ModelTrainer;

public sealed class ReferenceHistogramsTests
{
    [Fact]
    public void Every_row_is_in_one_bin_and_the_unknown_in_the_last()
    {
        double[] scores = [.. Enumerable.Range(1, 1_000).Select(i => i % 10 == 0 ? double.NaN : i / 1_000.0)];

        var histogram = ReferenceHistograms.OfScores(scores);

        Assert.Null(histogram.Fault());
        Assert.Equal(0.1, histogram.Shares[^1]);
        Assert.Equal(scores.Count(s => s <= histogram.Edges[0]) / 1_000.0, histogram.Shares[0]);
        Assert.Equal(scores.Count(s => s > histogram.Edges[^1]) / 1_000.0, histogram.Shares[^2]);
    }

    [Theory]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(1, 0)]
    [InlineData(1.5, 1)]
    [InlineData(2, 1)]
    [InlineData(2.1, 2)]
    [InlineData(double.PositiveInfinity, 2)]
    [InlineData(double.NaN, 3)]
    public void An_edge_belongs_to_the_bin_below_it(double value, int bin) =>
        Assert.Equal(bin, new ReferenceHistogram { Name = "x", Edges = [1, 2], Shares = [0.25, 0.25, 0.25, 0.25] }.BinOf(value));

    [Fact]
    public void A_value_that_never_changes_has_one_bin() =>
        Assert.Equal([1, 0, 0], ReferenceHistograms.OfScores([0.5, 0.5, 0.5]).Shares);

    [Fact]
    public void Edges_out_of_order_and_shares_that_do_not_sum_up_are_faults()
    {
        Assert.Contains("rising", new ReferenceHistogram { Name = "x", Edges = [2, 1], Shares = [1, 0, 0, 0] }.Fault(), StringComparison.Ordinal);
        Assert.Contains("sum to 1", new ReferenceHistogram { Name = "x", Edges = [1], Shares = [1, 1, 0] }.Fault(), StringComparison.Ordinal);
        Assert.Contains("two shares more", new ReferenceHistogram { Name = "x", Edges = [1], Shares = [1, 0] }.Fault(), StringComparison.Ordinal);
    }
}
