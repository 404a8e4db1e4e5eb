using FraudGrains.Catalog;

namespace FraudGrains.Api.Tests.Fakes;

/// <summary>A catalog that answers by a script and remembers what it was asked.</summary>
public sealed class FakeCatalog : IModelCatalogGrain
{
    public static readonly CatalogModel Model = new()
    {
        Version = "0123456789ab",
        FeatureSchemaVersion = 1,
        ReviewAtScore = 0.6,
        BlockAtScore = 0.95,
        AddedAt = Samples.Morning,
        Source = "api",
    };

    public ModelList List { get; set; } = new() { InForce = Model.Version, FeatureSchemaVersion = 1, Drift = new() };

    public CatalogAnswer Answer { get; set; } = new(Model, IsNew: true, null);

    public List<ModelUpload> Uploads { get; } = [];

    public List<string?> Activated { get; } = [];

    public List<string?> Shadowed { get; } = [];

    public Task<ModelList> GetModels() => Task.FromResult(List);

    public Task<CatalogAnswer> Add(ModelUpload upload)
    {
        Uploads.Add(upload);
        return Task.FromResult(Answer);
    }

    public Task<CatalogAnswer> Activate(string version)
    {
        Activated.Add(version);
        return Task.FromResult(Answer);
    }

    public Task<CatalogAnswer> Shadow(string? version)
    {
        Shadowed.Add(version);
        return Task.FromResult(Answer);
    }
}
