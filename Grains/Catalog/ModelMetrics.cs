using System.Diagnostics.Metrics;
using FraudGrains.Catalog;
using FraudGrains.Grains.Scoring.Watch;

namespace FraudGrains.Grains.Catalog;

/// <summary>How the model in force fares on this silo, as meters.</summary>
public sealed class ModelMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "FraudGrains.Models";

    private readonly Meter _meter = new(MeterName);
    private readonly ModelWatch _watch;

    internal ModelMetrics(ModelWatch watch)
    {
        _watch = watch;
        _meter.CreateObservableGauge("fraudgrains.model.alert_rate", AlertRate, "1", "Share of scores of the last 24 hours at or above the threshold for a review.");
        _meter.CreateObservableGauge("fraudgrains.model.psi", Psi, "1", "Population stability index of a feature over the last 24 hours; above 0.25 is another population.");
        _meter.CreateObservableGauge("fraudgrains.model.score_psi", ScorePsi, "1", "Population stability index of the score over the last 24 hours.");
        _meter.CreateObservableGauge("fraudgrains.model.shadow.outcomes_differ", OutcomesDiffer, "1", "Share of the compared transactions that the challenger would have ended differently.");
        _meter.CreateObservableGauge("fraudgrains.model.shadow.difference", Difference, "1", "Mean absolute difference of the challenger's score.");
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> AlertRate() =>
        Traffic() is { Drift.Rows: > 0 } traffic ? [new((double)traffic.Drift.Alerts / traffic.Drift.Rows, Model(traffic.Version))] : [];

    private IEnumerable<Measurement<double>> Psi() =>
        Traffic() is { } traffic ? traffic.Drift.Features.Select(f => new Measurement<double>(f.Psi, Model(traffic.Version), new("feature", f.Name))) : [];

    private IEnumerable<Measurement<double>> ScorePsi() => Traffic() is { Drift.ScorePsi: { } psi } traffic ? [new(psi, Model(traffic.Version))] : [];

    private IEnumerable<Measurement<double>> OutcomesDiffer() =>
        _watch.Tally?.Shadow() is { OutcomesDifferShare: { } share } shadow ? [new(share, Model(shadow.Version))] : [];

    private IEnumerable<Measurement<double>> Difference() =>
        _watch.Tally?.Shadow() is { MeanAbsoluteDifference: { } mean } shadow ? [new(mean, Model(shadow.Version))] : [];

    private (string Version, DriftFigures Drift)? Traffic() =>
        _watch.Tally is { } tally ? (tally.Serving.Active.Manifest.Version, FigureSums.Drift(tally.Serving.Active.Manifest, tally.Traffic())) : null;

    private static KeyValuePair<string, object?> Model(string version) => new("model", version);
}
