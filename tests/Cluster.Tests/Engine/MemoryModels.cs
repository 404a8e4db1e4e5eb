using FraudGrains.Grains.Catalog;
using FraudGrains.Grains.Features;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>A durable store of models in memory.</summary>
internal sealed class MemoryModels : IModelStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (StoredModel Model, string Text)> _models = [];
    private readonly Dictionary<int, ModelChoice> _choices = [];

    /// <summary>Called before the choice is read; may throw or wait.</summary>
    public Func<Task> BeforeReadChoice { get; set; } = () => Task.CompletedTask;

    public Task<IReadOnlyList<StoredModel>> List(CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<StoredModel>>([.. _models.Values.Select(m => m.Model)]);
    }

    public Task<string?> ReadText(string version, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_models.TryGetValue(version, out var found) ? found.Text : null);
    }

    public Task Save(StoredModel model, string text, CancellationToken cancellationToken)
    {
        lock (_lock)
            _models[model.Manifest.Version] = (model, text);
        return Task.CompletedTask;
    }

    public Task Remove(string version, CancellationToken cancellationToken)
    {
        lock (_lock)
            _models.Remove(version);
        return Task.CompletedTask;
    }

    public async Task<ModelChoice?> ReadChoice(int featureSchemaVersion, CancellationToken cancellationToken)
    {
        await BeforeReadChoice();
        lock (_lock)
            return _choices.GetValueOrDefault(featureSchemaVersion);
    }

    public Task<bool> WriteChoice(int featureSchemaVersion, ModelChoice choice, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if ((_choices.GetValueOrDefault(featureSchemaVersion)?.Generation ?? 0) != choice.Generation - 1)
                return Task.FromResult(false);
            _choices[featureSchemaVersion] = choice;
            return Task.FromResult(true);
        }
    }

    public Task<bool> RestoreChoice(int featureSchemaVersion, ModelChoice choice, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_models.Count == 0 || _choices.GetValueOrDefault(featureSchemaVersion)?.Generation >= choice.Generation)
                return Task.FromResult(false);
            _choices[featureSchemaVersion] = choice;
            return Task.FromResult(true);
        }
    }

    /// <summary>The store comes back without its last moments, in which somebody chose; null when that was the first choice.</summary>
    public void GoBackTo(ModelChoice? choice)
    {
        lock (_lock)
        {
            if (choice is null)
                _choices.Clear();
            else
                _choices[FeatureSchema.Version] = choice;
        }
    }
}
