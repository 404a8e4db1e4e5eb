using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Training.Native;

namespace FraudGrains.Training.Tests.Scoring;

public sealed class The_managed_forest_and_the_library
{
    public static TheoryData<int, string> Forests => new()
    {
        { 1, "" },
        { 7, "" },
        { 8, "" },
        { 9, "zero_as_missing=true" },
        { 61, "use_missing=false" },
        { 50, "num_leaves=4 max_depth=2" },
        { 13, "num_leaves=255 min_data_in_leaf=1" },
        { 20, "sigmoid=0.5" },
        { 15, "num_leaves=64 min_data_in_leaf=1" },
        { 500, "" },
        { 501, "" },
    };

    [Theory]
    [MemberData(nameof(Forests))]
    public void Score_every_row_alike_to_the_last_bit(int trees, string parameters)
    {
        NativeLibrary.Require();
        var text = TrainedForest.Text(trees, parameters);
        var rows = AwkwardRows.Make(new Random(5), 12_000, 0.15);
        using var booster = LightGbmBooster.FromText(text);
        var expected = booster.RawScores(rows, AwkwardRows.Columns);

        var evaluator = new Evaluator(ModelText.Parse(text));
        var together = new double[expected.Length];
        evaluator.RawScores(rows.Chunk(AwkwardRows.Columns).ToArray(), together);

        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected[i]), BitConverter.DoubleToInt64Bits(evaluator.RawScore(rows.AsSpan(i * AwkwardRows.Columns, AwkwardRows.Columns))));
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected[i]), BitConverter.DoubleToInt64Bits(together[i]));
        }
    }

    [Theory]
    [MemberData(nameof(Forests))]
    public void Explain_every_row_alike(int trees, string parameters)
    {
        NativeLibrary.Require();
        var text = TrainedForest.Text(trees, parameters);
        var model = ModelText.Parse(text);
        var rows = AwkwardRows.Make(new Random(6), 150, 0.15);
        using var booster = LightGbmBooster.FromText(text);
        var expected = booster.Contributions(rows, AwkwardRows.Columns);
        var (evaluator, contributions) = (new Evaluator(model), new Contributions(model));
        var told = new double[AwkwardRows.Columns];

        for (var i = 0; i < 150; i++)
        {
            var row = rows.AsSpan(i * AwkwardRows.Columns, AwkwardRows.Columns);
            contributions.Explain(row, told);

            Assert.Equal(evaluator.RawScore(row), told.Sum() + contributions.ExpectedValue, 1e-9);
            for (var feature = 0; feature < told.Length; feature++)
                Assert.Equal(expected[(i * (AwkwardRows.Columns + 1)) + feature], told[feature], 1e-9);
            Assert.Equal(expected[(i * (AwkwardRows.Columns + 1)) + AwkwardRows.Columns], contributions.ExpectedValue, 1e-9);
        }
    }

    [Fact]
    public void Agree_that_a_split_at_infinity_sends_only_missing_values_right()
    {
        NativeLibrary.Require();
        var text = TrainedForest.Text(3).ReplaceLineEndings("\n");
        var at = text.IndexOf("threshold=", StringComparison.Ordinal) + "threshold=".Length;
        text = text[..at] + "inf" + text[text.IndexOf(' ', at)..];
        text = string.Join('\n', text.Split('\n').Where(l => !l.StartsWith("tree_sizes", StringComparison.Ordinal)));
        var rows = AwkwardRows.Make(new Random(8), 2_000, 0.5);
        using var booster = LightGbmBooster.FromText(text);
        var expected = booster.RawScores(rows, AwkwardRows.Columns);

        var evaluator = new Evaluator(ModelText.Parse(text));

        var chunks = rows.Chunk(AwkwardRows.Columns).ToArray();
        var together = new double[chunks.Length];
        evaluator.RawScores(chunks, together);
        Assert.Equal(expected, chunks.Select(r => evaluator.RawScore(r)));
        Assert.Equal(expected, together);
    }

    [Theory]
    [InlineData("objective=regression", "objective")]
    [InlineData("objective=multiclass num_class=3", "num_class")]
    [InlineData("linear_tree=true", "is_linear")]
    [InlineData("categorical_feature=1,5", "num_cat")]
    [InlineData("boosting=rf bagging_freq=1 bagging_fraction=0.5", "average_output")]
    public void Part_where_a_model_holds_what_is_not_scored_here(string parameters, string field)
    {
        NativeLibrary.Require();

        var refused = Assert.Throws<ModelTextException>(() => ModelText.Parse(TrainedForest.Text(5, parameters)));

        Assert.Equal(field, refused.Field);
    }
}
