using FraudGrains.Grains.Scoring;

namespace FraudGrains.Grains.Catalog;

/// <summary>Where models and the choice among them live durably, beside the accounts. Implemented by the host.</summary>
public interface IModelStore
{
    /// <summary>Every model that was saved, without its text.</summary>
    Task<IReadOnlyList<StoredModel>> List(CancellationToken cancellationToken);

    /// <summary>A model's text, or null when there is no such model.</summary>
    /// <exception cref="InvalidDataException">The model is there, but its text is not whole.</exception>
    Task<string?> ReadText(string version, CancellationToken cancellationToken);

    /// <summary>Saves a model; it is listed only once all of it is there. One of the same version is replaced.</summary>
    Task Save(StoredModel model, string text, CancellationToken cancellationToken);

    Task Remove(string version, CancellationToken cancellationToken);

    /// <summary>The choice for a feature schema; null when nobody has chosen.</summary>
    /// <remarks>Kept by feature schema: while silos of two versions of the program run together, each follows the choice that fits it.</remarks>
    Task<ModelChoice?> ReadChoice(int featureSchemaVersion, CancellationToken cancellationToken);

    /// <summary>Writes the choice if the one it follows is still in force; false when somebody else has chosen meanwhile.</summary>
    Task<bool> WriteChoice(int featureSchemaVersion, ModelChoice choice, CancellationToken cancellationToken);

    /// <summary>Writes back a choice that a store which lost its last moments has lost; false when it holds one as new, or keeps no model: then it is another store.</summary>
    Task<bool> RestoreChoice(int featureSchemaVersion, ModelChoice choice, CancellationToken cancellationToken);
}

/// <summary>A model as it is kept.</summary>
/// <param name="Manifest">What its <c>model.json</c> says.</param>
/// <param name="AddedAt">When it was first saved, UTC.</param>
/// <param name="Source">Where it came from.</param>
public sealed record StoredModel(ModelManifest Manifest, DateTimeOffset AddedAt, string Source);

/// <summary>Which models serve.</summary>
/// <param name="Generation">1 for the first choice ever made for its feature schema; each is one above the choice it follows.</param>
/// <param name="Active">Version of the model that decides; null for the one each program brings along.</param>
/// <param name="Previous">Version of the one before it; null when there was none.</param>
/// <param name="Shadow">Version of the challenger; null when there is none.</param>
/// <param name="Since">When <paramref name="Active"/> was put in force, UTC; null while nobody has chosen.</param>
public sealed record ModelChoice(long Generation, string? Active, string? Previous, string? Shadow, DateTimeOffset? Since)
{
    /// <summary>Nobody has chosen: the program's own model decides.</summary>
    public static readonly ModelChoice None = new(0, null, null, null, null);
}
