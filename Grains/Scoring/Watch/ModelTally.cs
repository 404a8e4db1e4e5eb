using FraudGrains.Catalog;

namespace FraudGrains.Grains.Scoring.Watch;

/// <summary>What one silo has seen of one pair of models: how the traffic lies, and how far the challenger disagrees.</summary>
internal sealed class ModelTally
{
    private readonly Lock _lock = new();
    private readonly TrafficWindow _traffic;
    private long _skipped, _compared, _outcomesDiffer;
    private double _differenceSum;

    /// <summary>Begins to count; what was seen of the model in force before stays when it still is.</summary>
    public ModelTally(ModelsServing serving, TimeProvider time, ModelTally? before)
    {
        Serving = serving;
        _traffic = before is not null && ReferenceEquals(before.Serving.Active, serving.Active) ? before._traffic : new(serving.Active.Manifest, time);
    }

    public ModelsServing Serving { get; }

    public void Skip(int rows) => Interlocked.Add(ref _skipped, rows);

    public void Add(double[][] rows, double[] probabilities)
    {
        lock (_lock)
        {
            _traffic.Add(rows, probabilities);
            if (Serving.Shadow is { } shadow)
                Compare(shadow, rows, probabilities);
        }
    }

    /// <summary>The challenger's figures; null when there is none.</summary>
    public ShadowFigures? Shadow()
    {
        lock (_lock)
            return Serving.Shadow is { } shadow ? new(shadow.Manifest.Version, _compared, Interlocked.Read(ref _skipped), _outcomesDiffer, _differenceSum) : null;
    }

    /// <summary>The traffic of the window.</summary>
    public TrafficCounts Traffic()
    {
        lock (_lock)
            return _traffic.Read() with { Skipped = Interlocked.Read(ref _skipped) };
    }

    private void Compare(ScoringModel shadow, double[][] rows, double[] probabilities)
    {
        var others = shadow.Probabilities(rows);
        for (var i = 0; i < rows.Length; i++)
        {
            _compared++;
            _differenceSum += Math.Abs(others[i] - probabilities[i]);
            if (Serving.Active.Severity(probabilities[i]) != shadow.Severity(others[i]))
                _outcomesDiffer++;
        }
    }
}
