using FraudGrains.Api.Stats;

namespace FraudGrains.Api.Live;

/// <summary>The rates of the last minutes, so that a page opened now can draw what went before.</summary>
internal sealed class LiveHistory(TimeProvider time)
{
    /// <summary>Points kept: five minutes of seconds.</summary>
    private const int PointsMax = 300;

    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(0.9);

    private readonly Lock _lock = new();
    private readonly Queue<(double Time, double Decided, double Flagged)> _points = new();
    private long? _last;

    /// <summary>Keeps about one point a second, however often it is told.</summary>
    public void Add(StatsView stats)
    {
        lock (_lock)
        {
            if (_last is { } last && time.GetElapsedTime(last) < Spacing)
                return;
            _last = time.GetTimestamp();
            _points.Enqueue((time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0, stats.Rate, stats.FlaggedRate));
            if (_points.Count > PointsMax)
                _points.Dequeue();
        }
    }

    public HistoryView View()
    {
        lock (_lock)
            return new([.. _points.Select(p => p.Time)], [.. _points.Select(p => p.Decided)], [.. _points.Select(p => p.Flagged)]);
    }
}

/// <summary>Rates over time, column by column.</summary>
/// <param name="Time">Seconds since 1970, UTC.</param>
/// <param name="Decided">Decided per second.</param>
/// <param name="Flagged">Flagged per second.</param>
internal sealed record HistoryView(double[] Time, double[] Decided, double[] Flagged);
