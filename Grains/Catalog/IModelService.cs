using FraudGrains.Catalog;
using FraudGrains.Grains.Scoring.Watch;
using Orleans.Services;

namespace FraudGrains.Grains.Catalog;

/// <summary>The catalog's hand on every silo.</summary>
[Alias("fg.IModelService")]
internal interface IModelService : IGrainService
{
    /// <summary>Has the model ready to serve; the reason when it cannot be.</summary>
    Task<string?> Prepare(string version);

    /// <summary>Follows the choice as it is written now; the generation it follows.</summary>
    Task<long> Follow();

    /// <summary>What this silo decides with and what it has counted.</summary>
    Task<SiloFigures> GetFigures();
}

/// <summary>What one silo has to tell of its models.</summary>
/// <param name="Version">The model it decides with.</param>
/// <param name="Problem">What keeps it from following the choice.</param>
/// <param name="Shadow">The challenger's figures.</param>
/// <param name="Traffic">The window's traffic, of the model it decides with.</param>
[GenerateSerializer, Immutable, Alias("fg.SiloFigures")]
internal sealed record SiloFigures(
    [property: Id(0)] string Version, [property: Id(1)] string? Problem, [property: Id(2)] ShadowFigures? Shadow, [property: Id(3)] TrafficCounts? Traffic);
