namespace FraudGrains.Catalog;

/// <summary>The models at hand and the one in force, for the whole cluster. Key: 0.</summary>
[Alias("fg.IModelCatalogGrain")]
public interface IModelCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>The models, which of them decides, and how it fares. Figures are asked of every silo.</summary>
    [Orleans.Concurrency.AlwaysInterleave]
    Task<ModelList> GetModels();

    /// <summary>Checks a model and keeps it durably. It decides nothing until it is activated. The same model again changes nothing.</summary>
    [ResponseTimeout("00:01:00")]
    Task<CatalogAnswer> Add(ModelUpload upload);

    /// <summary>
    /// Puts a model in force. Returns once every silo of the cluster decides with it; silos that join later begin with it. Every decision is made by one model,
    /// whose version it names. Rolling back is activating the model before.
    /// </summary>
    [ResponseTimeout("00:02:00")]
    Task<CatalogAnswer> Activate(string version);

    /// <summary>Lets a model score beside the one in force, off the path of decisions, to see how far they disagree. Null ends it.</summary>
    [ResponseTimeout("00:02:00")]
    Task<CatalogAnswer> Shadow(string? version);
}
