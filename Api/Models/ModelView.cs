using FraudGrains.Catalog;
using FraudGrains.Wire;

namespace FraudGrains.Api.Models;

/// <summary>One model.</summary>
/// <param name="Version">A hash of its trees.</param>
/// <param name="Role">in-force, shadow or idle.</param>
/// <param name="FeatureSchemaVersion">The feature schema it was trained on.</param>
/// <param name="ReviewAtScore">Scores at or above this go to a human.</param>
/// <param name="BlockAtScore">Scores at or above this are blocked; above 1 for never.</param>
/// <param name="AddedAt">When it was brought.</param>
/// <param name="Source">api, or folder for the one that comes with the program.</param>
/// <param name="Labels">How its decisions stood up to what became known later.</param>
public sealed record ModelView(
    string Version, string Role, int FeatureSchemaVersion, double ReviewAtScore, double BlockAtScore, string AddedAt, string Source, ModelLabelsView Labels)
{
    internal static ModelView Of(CatalogModel model) => new(
        model.Version,
        model.Role switch { ModelRole.InForce => "in-force", ModelRole.Shadow => "shadow", _ => "idle" },
        model.FeatureSchemaVersion,
        model.ReviewAtScore,
        model.BlockAtScore,
        JsonText.Time(model.AddedAt),
        model.Source,
        new(model.Labels.FlaggedFraud, model.Labels.FlaggedGenuine, model.Labels.PassedFraud, model.Labels.PassedGenuine, model.Labels.Precision, model.Labels.Recall));
}

/// <summary>Decisions of a model, whatever rules added to them, of which the truth became known.</summary>
/// <param name="FlaggedFraud">Reviewed or blocked, and fraud.</param>
/// <param name="FlaggedGenuine">Reviewed or blocked, and genuine.</param>
/// <param name="PassedFraud">Approved, and fraud.</param>
/// <param name="PassedGenuine">Approved, and genuine.</param>
/// <param name="Precision">Share of frauds among the flagged, 0 to 1.</param>
/// <param name="Recall">Share of flagged among the frauds, 0 to 1.</param>
public sealed record ModelLabelsView(long FlaggedFraud, long FlaggedGenuine, long PassedFraud, long PassedGenuine, double? Precision, double? Recall);
