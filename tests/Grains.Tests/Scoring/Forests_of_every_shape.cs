using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Grains.Tests.Scoring.Reference;

namespace FraudGrains.Grains.Tests.Scoring;

public sealed class Forests_of_every_shape
{
    /// <summary>Trees and most leaves: full and odd groups, what a word of leaves holds and one more.</summary>
    public static TheoryData<int, int> Shapes => new()
    {
        { 0, 1 },
        { 1, 31 },
        { 7, 31 },
        { 15, 64 },
        { 16, 2 },
        { 17, 31 },
        { 33, 65 },
        { 40, 200 },
        { 500, 31 },
        { 501, 31 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_row_alone_and_rows_together_get_the_score_of_a_plain_walk_to_the_last_bit(int trees, int leavesMax)
    {
        var random = new Random(trees);
        var model = RandomForest.Make(random, trees, leavesMax);
        var evaluator = new Evaluator(model);

        foreach (var count in (int[])[1, 7, 8, 9, 16, 23, 64, 133])
        {
            var rows = RandomForest.Rows(random, count);
            var scores = new double[count];
            evaluator.RawScores(rows, scores);

            for (var i = 0; i < count; i++)
            {
                var expected = BitConverter.DoubleToInt64Bits(RandomForest.Score(model, rows[i]));
                Assert.Equal(expected, BitConverter.DoubleToInt64Bits(scores[i]));
                Assert.Equal(expected, BitConverter.DoubleToInt64Bits(evaluator.RawScore(rows[i])));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Contributions_are_those_of_the_other_way_and_add_up_to_the_score(int trees, int leavesMax)
    {
        var random = new Random(trees + 1);
        var model = RandomForest.Make(random, trees, leavesMax);
        var (contributions, reference) = (new Contributions(model), new ReferenceContributions(model));
        var (told, expected) = (new double[RandomForest.Features], new double[RandomForest.Features]);

        foreach (var row in RandomForest.Rows(random, 25))
        {
            contributions.Explain(row, told);
            reference.Explain(row, expected);

            for (var feature = 0; feature < told.Length; feature++)
                Assert.Equal(expected[feature], told[feature], 1e-9);
            Assert.Equal(RandomForest.Score(model, row), told.Sum() + contributions.ExpectedValue, 1e-9);
        }
    }

    [Fact]
    public void Contributions_add_up_to_the_score_on_a_path_of_very_many_features()
    {
        // The reference is no help here: its divisions lose all digits on a path this long.
        var model = LongPath.Model(splits: 150);
        var contributions = new Contributions(model);
        var told = new double[150];
        var random = new Random(3);
        var row = told.Select(_ => random.Next(8) == 0 ? 0.0 : 1).ToArray();

        contributions.Explain(row, told);

        Assert.Equal(RandomForest.Score(model, row), told.Sum() + contributions.ExpectedValue, 1e-9);
    }

    [Fact]
    public void A_row_of_another_length_is_refused_wherever_it_stands_in_a_batch()
    {
        var evaluator = new Evaluator(RandomForest.Make(new Random(1), 3, 8));
        var rows = RandomForest.Rows(new Random(2), 9);
        rows[8] = [1];

        Assert.Contains("must hold 9 features, but holds 1", Assert.Throws<ArgumentException>(() => evaluator.RawScores(rows, new double[9])).Message, StringComparison.Ordinal);
        Assert.Contains("9 rows need as many scores", Assert.Throws<ArgumentException>(() => evaluator.RawScores(rows, new double[8])).Message, StringComparison.Ordinal);
    }
}
