using FraudGrains.Accounts;
using FraudGrains.Simulator;
using FraudGrains.Training.Protocols.HandbookWeek;

namespace FraudGrains.Training.Tests.Protocols;

/// <summary>The rules of the published week, one by one; the figures themselves are a command's: <c>evaluate --protocol handbook-week</c>.</summary>
public sealed class HandbookWeekTests
{
    private static readonly HandbookCalendar Week = HandbookCalendar.Published;

    [Fact]
    public void A_week_teaches_a_week_passes_and_the_week_after_judges()
    {
        var rows = Enumerable.Range(0, 21).Select(day => Row(day, $"C{day}")).ToList();

        var split = HandbookSplit.Of(rows, Week);

        Assert.Equal(new DateTimeOffset(2018, 7, 25, 0, 0, 0, TimeSpan.Zero), Week.TrainFrom);
        Assert.Equal(rows[..7], split.Train);
        Assert.Equal(rows[14..], split.Test);
    }

    [Theory]
    [InlineData(3, new[] { 0, 1, 2, 3, 4, 5, 6 }, "a fraud of the training week is known on every test day")]
    [InlineData(6, new[] { 0, 1, 2, 3, 4, 5, 6 }, "so is one of its last day")]
    [InlineData(7, new[] { 1, 2, 3, 4, 5, 6 }, "one of the first day of the delay from the second test day on")]
    [InlineData(12, new[] { 6 }, "one of six days into it on the last day only")]
    [InlineData(13, new int[0], "and one of its last day not within the week")]
    public void A_card_judges_no_more_from_the_day_its_fraud_is_known(int fraudOnDay, int[] leavesOnTestDays, string why)
    {
        List<HandbookRow> rows = [Row(fraudOnDay, "known", isFraud: true), .. Enumerable.Range(14, 7).SelectMany(day => new[] { Row(day, "known"), Row(day, "other") })];

        var left = HandbookSplit.Of(rows, Week).Test.Where(r => r.Card == "known").Select(r => Week.TestDay(r.Time));

        Assert.True(Enumerable.Range(0, 7).Except(left).SequenceEqual(leavesOnTestDays), why);
    }

    [Fact]
    public void Card_precision_takes_a_cards_highest_score_of_the_day_and_looks_at_a_found_card_no_more()
    {
        HandbookRow[] test = [Row(14, "A", isFraud: true), Row(14, "A"), Row(14, "B"), Row(15, "A", isFraud: true), Row(15, "C", isFraud: true), Row(15, "B")];
        double[] scores = [0.1, 0.9, 0.5, 0.99, 0.3, 0.2];

        // Day one: A is looked at for its genuine payment, and is compromised. Day two: A is known, so C comes first.
        Assert.Equal(2.0 / 7, CardPrecision.Of(test, scores, Week, cardsADay: 1), 12);
    }

    [Fact]
    public void The_books_features_count_this_row_for_the_customer_and_only_rows_of_a_week_ago_for_the_terminal()
    {
        var book = new BookFeatures();
        var features = new double[BookFeatures.Count];
        var start = new DateTimeOffset(2018, 4, 6, 6, 59, 59, TimeSpan.Zero);
        book.Next(Paid(start, "C1", "T1", 1_000, isFraud: true), []);
        book.Next(Paid(start.AddDays(0.5), "C1", "T1", 3_000, isFraud: false), []);
        book.Next(Paid(start.AddDays(5), "C1", "T1", 500, isFraud: true), []);

        book.Next(Paid(start.AddDays(8), "C1", "T1", 6_000, isFraud: false), features);

        Assert.Equal([60, 1, 1], features[..3]);
        Assert.Equal([1, 60, 2, 32.5, 4, 26.25], features[3..9]);
        Assert.Equal([1, 0, 2, 0.5, 2, 0.5], features[9..]);
    }

    [Fact]
    public void Logistic_regression_ends_where_its_gradient_is_nothing()
    {
        var random = new Random(5);
        double[][] rows = [.. Enumerable.Range(0, 400).Select(_ => new[] { random.NextDouble() * 50, random.NextDouble() - 3, 7 })];
        bool[] labels = [.. rows.Select(r => random.NextDouble() < 1 / (1 + Math.Exp(3 - (r[0] / 10) - r[1])))];

        var model = LogisticRegression.Fit(rows, labels);

        // The intercept is free: expected and real frauds agree. A constant column has no say.
        Assert.Equal(labels.Count(l => l), rows.Sum(r => 1 / (1 + Math.Exp(-model.Score(r)))), 6);
        Assert.Equal(model.Score([20, -2.5, 7]), model.Score([20, -2.5, 7]), 12);
        Assert.True(model.Score([40, -2.5, 7]) > model.Score([10, -2.5, 7]));
    }

    private static HandbookRow Row(int day, string card, bool isFraud = false) => new(Week.TrainFrom.AddDays(day).AddHours(9), card, isFraud, [], []);

    private static LabelledTransaction Paid(DateTimeOffset at, string customer, string terminal, long amount, bool isFraud) => new(
        new() { TransactionId = $"{at:O}", OccurredAt = at, Type = TransactionType.Payment, AmountMinorUnits = amount, Payer = new(customer), Payee = new(terminal) },
        isFraud,
        "");
}
