using FraudGrains.Simulator;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Tests.TrainingSet;

public sealed class TimeSplitTests
{
    private static readonly DateTimeOffset Start = MadeUpHistory.Start;

    [Fact]
    public void Every_part_is_later_than_the_one_before_and_unlabelled_rows_are_in_none()
    {
        var split = TimeSplit.Of(Table(100), Start.AddDays(70), TimeSpan.FromDays(10), Start.AddDays(90));

        Assert.Equal(Enumerable.Range(0, 44), split.Train);
        Assert.Equal(Enumerable.Range(44, 16), split.Validation);
        Assert.Equal(10, split.Unlabelled);
        Assert.Equal(Enumerable.Range(70, 20), split.Test);
    }

    [Fact]
    public void Without_a_time_the_split_is_after_seventy_percent_of_the_rows() =>
        Assert.Equal(Start.AddDays(69), TimeSplit.Of(Table(100), null, TimeSpan.FromDays(5), null).SplitAt);

    [Fact]
    public void Rows_of_one_moment_are_never_torn_apart()
    {
        var split = TimeSplit.Of(Table(100, daysApart: 10), Start.AddDays(70), TimeSpan.Zero, null);

        Assert.All(split.Train, r => Assert.DoesNotContain(r / 10, split.Validation.Select(v => v / 10)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(500)]
    public void A_split_that_leaves_a_part_empty_says_which_and_what_to_do(int days)
    {
        var refused = Assert.Throws<FailedException>(() => TimeSplit.Of(Table(100), Start.AddDays(days), TimeSpan.FromDays(5), null));

        Assert.Contains("nothing to", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--split-at", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A row a day (or so many at once every so many days), every second one a fraud.</summary>
    private static FeatureTable Table(int rows, int daysApart = 1)
    {
        var table = new FeatureTable();
        for (var i = 0; i < rows; i++)
            table.Add(new(Start.AddDays(i / daysApart * daysApart), i % 2 == 0, 1, false, ""), new double[table.Columns]);
        return table;
    }
}
