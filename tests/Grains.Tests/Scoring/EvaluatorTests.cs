using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Grains.Tests.Scoring;

public sealed class EvaluatorTests
{
    [Theory]
    [InlineData(9, 0, -1)]
    [InlineData(10, 0, -1)]
    [InlineData(10.000001, 0.5, 1)]
    [InlineData(11, 0.6, 3)]
    [InlineData(double.PositiveInfinity, 1, 3)]
    [InlineData(double.NegativeInfinity, 1, -1)]
    [InlineData(double.NaN, 1, -1)]
    [InlineData(11, double.NaN, 1)]
    public void A_row_finds_the_leaf_that_a_pencil_finds(double amount, double count, double expected) =>
        Assert.Equal(expected, Score(HandMadeModel.Tree, amount, count));

    [Theory]
    [InlineData(0, "-0.5", 0, 1)]
    [InlineData(0, "-0.5", double.NaN, 1)]
    [InlineData(2, "-0.5", 0, 1)]
    [InlineData(2, "-0.5", double.NaN, 1)]
    [InlineData(4, "-0.5", 0, 1)]
    [InlineData(4, "-0.5", double.NaN, 1)]
    [InlineData(6, "-0.5", 0, -1)]
    [InlineData(6, "-0.5", double.NaN, -1)]
    [InlineData(8, "-0.5", 0, 1)]
    [InlineData(8, "-0.5", double.NaN, 1)]
    [InlineData(10, "-0.5", 0, 1)]
    [InlineData(10, "-0.5", double.NaN, -1)]
    [InlineData(0, "0.5", double.NaN, -1)]
    [InlineData(2, "0.5", double.NaN, -1)]
    [InlineData(4, "0.5", double.NaN, 1)]
    [InlineData(8, "0.5", double.NaN, 1)]
    public void Missing_values_go_where_the_split_says(int decision, string threshold, double value, double expected)
    {
        // Left is -1. Decision 2 and 0 know nothing missing, 4 and 6 zero, 8 and 10 NaN; 2, 6 and 10 go left by default.
        var tree = $"num_leaves=2\nsplit_feature=0\nthreshold={threshold}\ndecision_type={decision}\nleft_child=-1\nright_child=-2\nleaf_value=-1 1\nleaf_count=1 1\ninternal_count=2";

        Assert.Equal(expected, Score(tree, value, 0));
    }

    [Theory]
    [InlineData("inf", double.MaxValue, -1)]
    [InlineData("inf", double.PositiveInfinity, -1)]
    [InlineData("inf", double.NaN, 1)]
    [InlineData("-inf", double.NegativeInfinity, -1)]
    [InlineData("-inf", double.MinValue, 1)]
    [InlineData("-inf", double.NaN, 1)]
    public void A_threshold_may_be_infinite(string threshold, double value, double expected)
    {
        var tree = $"num_leaves=2\nsplit_feature=0\nthreshold={threshold}\ndecision_type=8\nleft_child=-1\nright_child=-2\nleaf_value=-1 1\nleaf_count=1 1\ninternal_count=2";

        Assert.Equal(expected, Score(tree, value, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(500)]
    [InlineData(2_000)]
    public void Every_tree_counts_once_in_the_order_of_the_model(int trees)
    {
        var random = new Random(trees);
        var values = Enumerable.Range(0, trees).Select(_ => random.NextDouble() - 0.5).ToArray();
        var texts = values.Select((value, i) => i % 3 == 0 ? HandMadeModel.Tree : HandMadeModel.Leaf(value)).ToArray();
        var expected = 0.0;
        for (var i = 0; i < trees; i++)
            expected += i % 3 == 0 ? 3 : values[i];

        var score = new Evaluator(ModelText.Parse(HandMadeModel.Text(texts))).RawScore([11, 1]);

        Assert.Equal(expected, score);
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        var evaluator = new Evaluator(ModelText.Parse(HandMadeModel.Text(HandMadeModel.Tree)));

        Assert.Contains("must hold 2 features", Assert.Throws<ArgumentException>(() => evaluator.RawScore([1])).Message, StringComparison.Ordinal);
    }

    private static double Score(string tree, double amount, double count) =>
        new Evaluator(ModelText.Parse(HandMadeModel.Text(tree))).RawScore([amount, count]);
}
