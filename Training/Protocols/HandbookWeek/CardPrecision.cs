namespace FraudGrains.Training.Protocols.HandbookWeek;

/// <summary>
/// Card precision@k of the book (chapter 4): every day the k cards of the highest scores are looked at, a card's score being its highest of the day;
/// the share of them that had a fraud that day; a card found compromised is looked at no more. The mean over the days.
/// </summary>
internal static class CardPrecision
{
    /// <param name="test">Rows that judge.</param>
    /// <param name="scores">Their scores.</param>
    /// <param name="calendar">Which day is which.</param>
    /// <param name="cardsADay">Cards that can be looked at in a day.</param>
    public static double Of(HandbookRow[] test, double[] scores, HandbookCalendar calendar, int cardsADay)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var sum = 0.0;
        foreach (var day in test.Zip(scores).GroupBy(r => calendar.TestDay(r.First.Time)).OrderBy(d => d.Key))
        {
            // Equal scores: the card's name decides, so that the figure does not depend on chance.
            var looked = day.Where(r => !found.Contains(r.First.Card))
                .GroupBy(r => r.First.Card, StringComparer.Ordinal)
                .Select(card => (Card: card.Key, Score: card.Max(r => r.Second), IsFraud: card.Any(r => r.First.IsFraud)))
                .OrderByDescending(card => card.Score)
                .ThenBy(card => card.Card, StringComparer.Ordinal)
                .Take(cardsADay)
                .ToList();
            sum += (double)looked.Count(card => card.IsFraud) / cardsADay;
            found.UnionWith(looked.Where(card => card.IsFraud).Select(card => card.Card));
        }

        return sum / HandbookCalendar.TestDays;
    }
}
