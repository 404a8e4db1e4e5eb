using FraudGrains.Catalog;
using FraudGrains.Decisions;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Watch;

namespace FraudGrains.Grains.Catalog;

/// <summary>Adds up what the silos tell.</summary>
internal static class FigureSums
{
    /// <summary>The challenger's figures; zeros before the first row.</summary>
    public static ShadowFigures Shadow(string version, IEnumerable<SiloFigures?> silos) =>
        silos.Select(s => s?.Shadow).OfType<ShadowFigures>().Where(s => s.Version == version)
            .Aggregate(new ShadowFigures(version, 0, 0, 0, 0), (sum, figures) => sum.Plus(figures));

    /// <summary>The traffic of the silos that decide with this model, against what it was finished on.</summary>
    public static DriftFigures Drift(ModelManifest model, IEnumerable<SiloFigures?> silos) => Drift(
        model,
        silos.Where(s => s?.Version == model.Version).Select(s => s!.Traffic).OfType<TrafficCounts>().Aggregate(new TrafficCounts(), (sum, counts) => sum.Plus(counts)));

    /// <summary>The same of traffic that is added up.</summary>
    public static DriftFigures Drift(ModelManifest model, TrafficCounts traffic)
    {
        var features = model.FeatureHistograms ?? [];
        return new()
        {
            Rows = traffic.Rows,
            Alerts = traffic.Alerts,
            Skipped = traffic.Skipped,
            ExpectedAlertRate = model.AlertRate,
            HasReference = features.Length > 0,
            ScorePsi = traffic.Bins.Length > 0 && model.ScoreHistogram is { } score ? Stability.Psi(score.Shares, traffic.Bins[^1]) : null,
            Features = [.. Psis(features, traffic).OrderByDescending(f => f.Psi)],
        };
    }

    /// <summary>The decisions of one model of which the truth became known. A review or a block is flagged.</summary>
    public static LabelFigures Labels(string version, IEnumerable<LabelCount> counts)
    {
        var own = counts.Where(c => c.ModelVersion == version).ToList();
        return new(Sum(isFlagged: true, isFraud: true), Sum(isFlagged: true, isFraud: false), Sum(isFlagged: false, isFraud: true), Sum(isFlagged: false, isFraud: false));

        long Sum(bool isFlagged, bool isFraud) => own.Where(c => c.Outcome != Outcome.Approve == isFlagged && c.IsFraud == isFraud).Sum(c => c.Count);
    }

    private static IEnumerable<FeatureDrift> Psis(ReferenceHistogram[] features, TrafficCounts traffic)
    {
        for (var i = 0; i < features.Length && i < traffic.Bins.Length; i++)
        {
            if (Stability.Psi(features[i].Shares, traffic.Bins[i]) is { } psi)
                yield return new(features[i].Name, psi);
        }
    }
}
