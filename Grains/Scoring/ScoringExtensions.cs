using FraudGrains.Grains.Scoring.Watch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FraudGrains.Grains.Scoring;

/// <summary>Wires scoring.</summary>
public static class ScoringExtensions
{
    /// <summary>Adds the model in force and its options. A model that cannot be used stops the start.</summary>
    public static IServiceCollection AddScoring(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<ScoringOptions>()
            .Bind(configuration.GetSection(ScoringOptions.Section))
            .Validate(o => !string.IsNullOrWhiteSpace(o.ModelDirectory), "Scoring:ModelDirectory is empty. Name a folder with model.txt and model.json, or leave it out to use the model that comes with the program.")
            .Validate(o => o.CatalogDirectory is null || Directory.Exists(Path.Combine(AppContext.BaseDirectory, o.CatalogDirectory)), "Scoring:CatalogDirectory is not a folder that exists. Name a folder of models, or leave it out.")
            .Validate(o => o.ContributionsMax is >= 1 and <= 32, "Scoring:ContributionsMax must be between 1 and 32.")
            .ValidateOnStart();
        services.TryAddSingleton(provider => new ModelInForce(provider.GetRequiredService<IOptions<ScoringOptions>>()));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ModelWatch>();
        services.AddHostedService<ModelAtStart>();
        return services;
    }
}
