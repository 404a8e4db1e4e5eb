namespace FraudGrains.Training.Protocols.HandbookWeek;

/// <summary>Which rows teach and which judge. A card known to be compromised judges no more: its frauds would be no discovery.</summary>
/// <param name="Train">The training week.</param>
/// <param name="Test">The test week without known cards.</param>
internal sealed record HandbookSplit(HandbookRow[] Train, HandbookRow[] Test)
{
    /// <param name="rows">Rows from the first training day to the last test day, in order.</param>
    /// <param name="calendar">Which days are which.</param>
    public static HandbookSplit Of(IReadOnlyList<HandbookRow> rows, HandbookCalendar calendar)
    {
        var knownFromDay = new Dictionary<string, int>();
        foreach (var fraud in rows.Where(r => r.IsFraud))
        {
            var day = calendar.TestDayThatKnows(fraud.Time);
            knownFromDay[fraud.Card] = Math.Min(day, knownFromDay.GetValueOrDefault(fraud.Card, int.MaxValue));
        }

        return new(
            [.. rows.Where(r => calendar.IsTraining(r.Time))],
            [.. rows.Where(r => calendar.IsTest(r.Time) && calendar.TestDay(r.Time) < knownFromDay.GetValueOrDefault(r.Card, int.MaxValue))]);
    }
}
