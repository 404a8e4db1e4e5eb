namespace FraudGrains.Training.Protocols.HandbookWeek;

/// <summary>
/// The week on which the Fraud Detection Handbook publishes its baseline (chapter 3, "Baseline fraud detection system"): one week teaches, one week of
/// delay passes in which its labels come in, the week after that judges. Days are UTC.
/// </summary>
/// <param name="TestFrom">First day that judges.</param>
internal sealed record HandbookCalendar(DateTimeOffset TestFrom)
{
    public const int TrainDays = 7, DelayDays = 7, TestDays = 7;

    /// <summary>The published week: learned from 2018-07-25 to 07-31, judged on 2018-08-08 to 08-14.</summary>
    public static readonly HandbookCalendar Published = new(new DateTimeOffset(2018, 8, 8, 0, 0, 0, TimeSpan.Zero));

    public static readonly TimeSpan LabelDelay = TimeSpan.FromDays(DelayDays);

    public DateTimeOffset TrainFrom => TestFrom.AddDays(-DelayDays - TrainDays);

    public bool IsTraining(DateTimeOffset time) => time >= TrainFrom && time < TrainFrom.AddDays(TrainDays);

    public bool IsTest(DateTimeOffset time) => time >= TestFrom && time < TestFrom.AddDays(TestDays);

    /// <summary>Which day of the test a moment lies on, from 0.</summary>
    public int TestDay(DateTimeOffset time) => (int)(time - TestFrom).TotalDays;

    /// <summary>On this test day the frauds of the day so many days before it have just become known; those of the training week were known from the start.</summary>
    public int TestDayThatKnows(DateTimeOffset fraudAt) => Math.Max(0, (int)(fraudAt - TrainFrom).TotalDays - DelayDays + 1);
}
