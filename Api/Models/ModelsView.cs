using FraudGrains.Catalog;
using FraudGrains.Wire;

namespace FraudGrains.Api.Models;

/// <summary>The catalog.</summary>
/// <param name="InForce">Version of the model that decides.</param>
/// <param name="Previous">Version of the one before it: activate it to roll back.</param>
/// <param name="Since">When the model in force was activated; null when nobody has chosen.</param>
/// <param name="FeatureSchemaVersion">The feature schema this cluster computes.</param>
/// <param name="Models">Newest first.</param>
/// <param name="Shadow">How far the challenger disagrees; null when there is none.</param>
/// <param name="Drift">How far the last 24 hours have moved from what the model in force was finished on.</param>
/// <param name="Silos">What each silo decides with.</param>
public sealed record ModelsView(
    string InForce, string? Previous, string? Since, int FeatureSchemaVersion, IReadOnlyList<ModelView> Models, ShadowView? Shadow, DriftView Drift, IReadOnlyList<SiloModel> Silos)
{
    internal static ModelsView Of(ModelList list) => new(
        list.InForce,
        list.Previous,
        list.Since is { } since ? JsonText.Time(since) : null,
        list.FeatureSchemaVersion,
        [.. list.Models.Select(ModelView.Of)],
        list.Shadow is { } shadow ? new(shadow.Version, shadow.Compared, shadow.Skipped, shadow.OutcomesDifferShare, shadow.MeanAbsoluteDifference) : null,
        DriftView.Of(list.Drift),
        list.Silos);
}

/// <summary>How far a challenger disagrees.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Compared">Transactions that both models scored.</param>
/// <param name="Skipped">Transactions not compared, because the comparison was behind.</param>
/// <param name="OutcomesDifferShare">Share of them that the two scores, each by its own thresholds, would have ended differently, 0 to 1.</param>
/// <param name="MeanAbsoluteDifference">Of the two scores, 0 to 1.</param>
public sealed record ShadowView(string Version, long Compared, long Skipped, double? OutcomesDifferShare, double? MeanAbsoluteDifference);

/// <summary>How far the newest traffic has moved.</summary>
/// <param name="Rows">Transactions scored in the last 24 hours.</param>
/// <param name="Skipped">Transactions not looked at.</param>
/// <param name="AlertRate">Share of scores at or above the threshold for a review, 0 to 1.</param>
/// <param name="ExpectedAlertRate">What the trainer promised.</param>
/// <param name="HasReference">Whether the model brings histograms to compare with.</param>
/// <param name="ScorePsi">Population stability index of the score.</param>
/// <param name="Features">Population stability index by feature, largest first.</param>
public sealed record DriftView(long Rows, long Skipped, double? AlertRate, double? ExpectedAlertRate, bool HasReference, double? ScorePsi, IReadOnlyList<FeatureDrift> Features)
{
    internal static DriftView Of(DriftFigures drift) => new(
        drift.Rows, drift.Skipped, drift.Rows == 0 ? null : (double)drift.Alerts / drift.Rows, drift.ExpectedAlertRate, drift.HasReference, drift.ScorePsi, drift.Features);
}
