namespace FraudGrains.Grains.Scoring.Watch;

/// <summary>The last 24 hours of scored traffic, by the hour of scoring: how many rows fell into which bin of the model's histograms. Not safe for several threads.</summary>
internal sealed class TrafficWindow
{
    private const int Hours = 24;

    private readonly ModelManifest _manifest;
    private readonly TimeProvider _time;
    private readonly ReferenceHistogram[] _features;
    private readonly TrafficHour[] _hours;

    public TrafficWindow(ModelManifest manifest, TimeProvider time)
    {
        (_manifest, _time) = (manifest, time);
        _features = manifest.FeatureHistograms ?? [];
        _hours = [.. Enumerable.Range(0, Hours).Select(_ => new TrafficHour(manifest.Histograms()))];
    }

    public void Add(double[][] rows, double[] probabilities)
    {
        var hour = Current();
        for (var i = 0; i < rows.Length; i++)
        {
            hour.Rows++;
            if (probabilities[i] >= _manifest.ReviewAtScore)
                hour.Alerts++;
            for (var feature = 0; feature < _features.Length; feature++)
                hour.Bins[feature][_features[feature].BinOf(rows[i][feature])]++;
            if (_manifest.ScoreHistogram is { } scores)
                hour.Bins[^1][scores.BinOf(probabilities[i])]++;
        }
    }

    public TrafficCounts Read()
    {
        var now = Hour();
        return _hours.Where(h => h.Number > now - Hours)
            .Aggregate(new TrafficCounts(), (sum, hour) => sum.Plus(new() { Rows = hour.Rows, Alerts = hour.Alerts, Bins = [.. hour.Bins.Select(b => (long[])b.Clone())] }));
    }

    private TrafficHour Current()
    {
        var now = Hour();
        var hour = _hours[now % Hours];
        if (hour.Number != now)
            hour.Begin(now);
        return hour;
    }

    private long Hour() => _time.GetUtcNow().ToUnixTimeSeconds() / 3_600;
}
