using FraudGrains.Grains.Scoring.Watch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FraudGrains.Grains.Catalog;

/// <summary>Wires the catalog of models.</summary>
public static class CatalogExtensions
{
    /// <summary>Adds the catalog. The host adds scoring and the <see cref="IModelStore"/>.</summary>
    public static IServiceCollection AddModelCatalog(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ModelWatch>();
        services.AddSingleton<CatalogStatus>();
        services.AddSingleton<ModelLibrary>();
        services.AddSingleton<ModelFollower>();
        services.AddSingleton<ModelServices>();
        services.AddSingleton<ModelActivation>();
        services.AddSingleton(provider => new ModelMetrics(provider.GetRequiredService<ModelWatch>()));
        services.AddGrainService<ModelService>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, CatalogAtStart>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, FolderAtStart>();
        services.AddSingleton<IHostedService, CatalogLoop>();
        return services;
    }
}
