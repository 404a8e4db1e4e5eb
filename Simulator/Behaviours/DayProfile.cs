using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Behaviours;

/// <summary>When things happen: transactions without memory, at a rate that may follow the hours of the day.</summary>
/// <param name="ratePerSecond">Mean rate over a day.</param>
/// <param name="followsTheDay">Whether the hours matter.</param>
internal sealed class DayProfile(double ratePerSecond, bool followsTheDay)
{
    private const double HourMs = 3_600_000;

    /// <summary>Share of a day's transactions in each hour: PaySim's published log, its fourteen dense days.</summary>
    private static readonly double[] HourShares =
    [
        .0037, .0013, .0002, .0001, .0001, .0003, .0012, .0036, .0461, .0681, .0729, .0764, .0734, .0697, .0668, .0689, .0725, .0892, .1044, .0864, .0377, .0278, .0193, .0098,
    ];

    /// <summary>Time of the next one after <paramref name="afterMs"/>.</summary>
    public double Next(double afterMs, RandomSource random)
    {
        var wait = random.Exponential();
        if (!followsTheDay)
            return afterMs + wait * 1000 / ratePerSecond;
        while (true)
        {
            var hour = Math.Floor(afterMs / HourMs);
            var (perMs, end) = (ratePerSecond / 1000 * 24 * HourShares[(int)(hour % 24)], (hour + 1) * HourMs);
            if (wait <= perMs * (end - afterMs))
                return afterMs + wait / perMs;
            wait -= perMs * (end - afterMs);
            afterMs = end;
        }
    }

    /// <summary>A time of the day in milliseconds, as things happen.</summary>
    public double TimeOfDay(RandomSource random)
    {
        if (!followsTheDay)
            return random.Next() * 24 * HourMs;
        var (left, hour) = (random.Next() * HourShares.Sum(), 0);
        while (hour < 23 && left > HourShares[hour])
            left -= HourShares[hour++];
        return (hour + random.Next()) * HourMs;
    }
}
