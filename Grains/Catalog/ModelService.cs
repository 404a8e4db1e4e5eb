using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Watch;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace FraudGrains.Grains.Catalog;

/// <inheritdoc cref="IModelService"/>
[Reentrant]
internal sealed class ModelService(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, ModelLibrary library, ModelFollower follower, ModelInForce models, CatalogStatus status, ModelWatch watch)
    : GrainService(id, silo, loggers), IModelService
{
    public async Task<string?> Prepare(string version)
    {
        try
        {
            return await library.Find(version) is null ? $"the store does not hold model {version}" : null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    public Task<long> Follow() => follower.Follow();

    public Task<SiloFigures> GetFigures()
    {
        var serving = models.Serving;
        var tally = watch.Tally is { } t && ReferenceEquals(t.Serving, serving) ? t : null;
        return Task.FromResult(new SiloFigures(serving.Active.Manifest.Version, status.Problem, tally?.Shadow(), tally?.Traffic()));
    }
}
