using FraudGrains.Simulator;

namespace FraudGrains.Training.Protocols.HandbookWeek;

/// <summary>
/// The book's 15 features (chapter 3, "Baseline feature transformation"), reckoned from the raw rows without any of the engine's code: amount, weekend,
/// night; count and mean amount of the customer in 1, 7 and 30 days, this row included; count and fraud share of the terminal in the same windows, 7 days late.
/// </summary>
internal sealed class BookFeatures
{
    public const int Count = 15;

    private static readonly int[] WindowDays = [1, 7, 30];
    private readonly Dictionary<string, Windows> _customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Windows> _terminals = new(StringComparer.Ordinal);

    /// <summary>Learns of a row; with <paramref name="features"/>, also fills them.</summary>
    public void Next(LabelledTransaction row, Span<double> features)
    {
        var time = row.Transaction.OccurredAt;
        var amount = row.Transaction.AmountMinorUnits / 100.0;
        var (customer, terminal) = (Of(_customers, row.Transaction.Payer.Value, 0), Of(_terminals, row.Transaction.Payee.Value, HandbookCalendar.DelayDays));
        customer.Add(time, amount);
        terminal.Add(time, row.IsFraud ? 1 : 0);
        if (features.IsEmpty)
            return;
        features[0] = amount;
        features[1] = time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1 : 0;
        features[2] = time.Hour <= 6 ? 1 : 0;
        for (var w = 0; w < WindowDays.Length; w++)
        {
            (features[3 + (2 * w)], features[4 + (2 * w)]) = customer.CountAndMean(time, WindowDays[w]);
            (features[9 + (2 * w)], features[10 + (2 * w)]) = terminal.CountAndMean(time, WindowDays[w]);
        }
    }

    private static Windows Of(Dictionary<string, Windows> all, string id, int delayDays) =>
        all.TryGetValue(id, out var windows) ? windows : all[id] = new(delayDays);

    /// <summary>Values over time, half-open windows that end some days ago.</summary>
    private sealed class Windows(int delayDays)
    {
        private readonly Queue<(DateTimeOffset Time, double Value)> _values = new();

        public void Add(DateTimeOffset time, double value)
        {
            while (_values.TryPeek(out var oldest) && oldest.Time <= time.AddDays(-WindowDays[^1] - delayDays))
                _values.Dequeue();
            _values.Enqueue((time, value));
        }

        public (int Count, double Mean) CountAndMean(DateTimeOffset now, int days)
        {
            var (until, after) = (now.AddDays(-delayDays), now.AddDays(-delayDays - days));
            var (count, sum) = (0, 0.0);
            foreach (var (time, value) in _values)
            {
                if (time > until)
                    break;
                if (time <= after)
                    continue;
                count++;
                sum += value;
            }

            return (count, count == 0 ? 0 : sum / count);
        }
    }
}
